package io.sipwright.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.clock.SystemScheduler;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.StrictCodec;
import io.sipwright.server.sip.Texts;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Limits;
import io.sipwright.server.transport.ListenerSettings;
import io.sipwright.server.transport.NettyTransports;
import io.sipwright.server.transport.Ports;
import io.sipwright.server.transport.ServerCertificate;
import io.sipwright.server.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lower half of the server, wired as the application wires it, with a WebSocket client of the Java platform. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class SignallingTest implements TransactionUser, ClientTransaction.Listener {
    private final SystemScheduler scheduler = new SystemScheduler("sip-timers");
    private final TransactionTable table = new TransactionTable(scheduler, TransactionLimits.usual());
    private final BlockingQueue<ServerTransaction> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private NettyTransports transports;
    private WebSocket browser;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        transports = NettyTransports.bind(settings(folder), new StrictCodec(), new LimitCounters());
        table.serve(this);
        transports.start(table);
        URI address =
                URI.create("ws://127.0.0.1:" + transports.local(Transport.WS).getPort() + "/ws");
        browser = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("sip")
                .buildAsync(address, new Ears())
                .get(10, TimeUnit.SECONDS);
    }

    private ListenerSettings settings(Path folder) throws IOException {
        return new ListenerSettings(
                InetAddress.getByName("127.0.0.1"),
                Ports.EPHEMERAL,
                ServerCertificate.inFolder(folder, List.of()),
                Set.of(),
                Limits.DEFAULT,
                null);
    }

    @AfterEach
    void close() {
        browser.abort();
        transports.close();
        scheduler.close();
    }

    @Test
    void an_invite_gets_trying_then_is_cancelled() throws Exception {
        browser.sendText(Texts.request("INVITE", "z9hG4bKi"), true);
        ServerTransaction invite = requests.take();
        assertThat(received.take()).startsWith("SIP/2.0 100 ");
        browser.sendText(Texts.request("CANCEL", "z9hG4bKi"), true);
        assertThat(received.take()).startsWith("SIP/2.0 200 ").contains("CSeq: 1 CANCEL");
        assertThat(events.take()).isEqualTo("cancelled");
        invite.respond(Responses.to(Texts.parsed(Texts.request("INVITE", "z9hG4bKi")), Response.REQUEST_TERMINATED));
        assertThat(received.take()).startsWith("SIP/2.0 487 ");
        browser.sendText(Texts.request("ACK", "z9hG4bKi"), true);
        await().until(() -> table.alive() == 0);
        assertThat(received).isEmpty();
    }

    @Test
    void a_request_of_ours_goes_down_the_connection_and_fails_with_it() throws Exception {
        browser.sendText(Texts.request("REGISTER", "z9hG4bKr"), true);
        Flow flow = requests.take().flow();
        table.send(Texts.parsed(Texts.request("OPTIONS", "z9hG4bKo")), flow, this);
        Request options = Texts.parsed(received.take());
        browser.sendText(Responses.to(options, Response.OK).toString(), true);
        assertThat(events.take()).isEqualTo("200");
        table.send(Texts.parsed(Texts.request("OPTIONS", "z9hG4bKp")), flow, this);
        browser.abort();
        assertThat(events.take()).isEqualTo("failed 503");
        assertThat(events.take()).isEqualTo("closed");
    }

    @Override
    public Screening screen(Flow flow, Request request) {
        return new Screening.Admitted(requests::add);
    }

    @Override
    public void ack(Flow flow, Request ack) {
        events.add("ack");
    }

    @Override
    public void cancelled(ServerTransaction invite, Request cancel) {
        events.add("cancelled");
    }

    @Override
    public void strayResponse(Flow flow, Response response) {
        events.add("stray");
    }

    @Override
    public void closed(Flow flow) {
        events.add("closed");
    }

    @Override
    public void response(ClientTransaction transaction, Response response) {
        events.add(Integer.toString(response.getStatusCode()));
    }

    @Override
    public void failed(ClientTransaction transaction, int status) {
        events.add("failed " + status);
    }

    private final class Ears implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            received.add(data.toString());
            webSocket.request(1);
            return null;
        }
    }
}
