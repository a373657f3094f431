package io.sipwright.server.media.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.clock.SystemScheduler;
import io.sipwright.server.media.stun.BindingRequest;
import io.sipwright.server.media.stun.BindingResponse;
import io.sipwright.server.media.stun.StunMessage;
import io.sipwright.server.media.stun.StunReader;
import io.sipwright.server.media.stun.StunWriter;
import io.sipwright.server.media.stun.TransactionId;
import io.sipwright.server.sdp.IceCredentials;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IcePortTest {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final byte[] DTLS = {22, 1, 2, 3};

    private final IceCredentials browser = IceCredentials.create();
    private IcePort port;
    private DatagramSocket socket;

    @BeforeEach
    void open() throws IOException {
        port = IcePort.open(
                new IceSettings("127.0.0.1", "127.0.0.1", 0, Duration.ofSeconds(30)),
                new SystemScheduler("media-ice-timer"));
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() {
        socket.close();
        port.close();
    }

    /** Writes down what its session reports. */
    private static final class Recording implements IceListener {
        final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        public void received(byte[] bytes, int offset, int length, SocketAddress from) {
            events.add(length + " bytes");
        }

        @Override
        public void validated() {
            events.add("validated");
        }

        @Override
        public void selected() {
            events.add("selected");
        }

        @Override
        public void failed(String why) {
            events.add(why);
        }
    }

    private void send(byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, port.candidate()));
    }

    private StunMessage receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return StunReader.read(packet.getData(), 0, packet.getLength()).orElseThrow();
    }

    private void check(IceCredentials server) throws IOException {
        String user = server.ufrag() + ":" + browser.ufrag();
        StunWriter.Check nominating = new StunWriter.Check(1, true, 1, true);
        send(StunWriter.request(TransactionId.create(), user, server.password(), nominating));
    }

    /** The browser checks, is answered, and answers. */
    private void connect(IceCredentials server) throws IOException {
        check(server);
        assertThat(((BindingResponse) receive()).success()).isTrue();
        BindingRequest returned = (BindingRequest) receive();
        send(StunWriter.success(
                returned.transaction(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
                browser.password()));
    }

    private IceSession session(IceCredentials server, Recording recording) {
        IceSession session = port.session(IceRole.CONTROLLED, server, recording);
        session.start(browser);
        return session;
    }

    @Test
    void a_browser_that_checks_is_validated_and_what_it_sends_then_reaches_its_session() throws IOException {
        IceCredentials server = IceCredentials.create();
        Recording recording = new Recording();
        IceSession session = session(server, recording);
        assertThatThrownBy(() -> session.send(DTLS, 0, DTLS.length)).hasMessage("no ICE pair works");

        connect(server);
        await().until(session::connected);
        send(DTLS);

        await().untilAsserted(() -> assertThat(recording.events).containsExactly("validated", "selected", "4 bytes"));
        assertThat(session.validated(socket.getLocalSocketAddress())).isTrue();
        session.send(DTLS, 0, DTLS.length);
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        assertThat(packet.getLength()).isEqualTo(DTLS.length);
    }

    @Test
    void an_older_session_that_ends_late_takes_nothing_from_a_newer_one_at_the_same_address() throws IOException {
        IceCredentials first = IceCredentials.create();
        IceCredentials second = IceCredentials.create();
        Recording recording = new Recording();
        IceSession older = session(first, new Recording());
        connect(first);
        await().until(older::connected);
        IceSession newer = session(second, recording);
        connect(second);
        await().until(newer::connected);

        older.close();
        check(second);

        assertThat(((BindingResponse) receive()).success()).isTrue();
        send(DTLS);
        await().untilAsserted(() -> assertThat(recording.events).containsExactly("validated", "selected", "4 bytes"));
    }

    @Test
    void a_session_that_is_closed_answers_no_more_and_sends_no_more() throws IOException {
        IceCredentials server = IceCredentials.create();
        IceCredentials next = IceCredentials.create();
        IceSession session = session(server, new Recording());
        connect(server);
        await().until(session::connected);
        session.close();

        check(server);
        session(next, new Recording());
        check(next);

        assertThat(((BindingResponse) receive()).integrity().madeWith(next.password()))
                .as("the first answer is the newer session's")
                .isTrue();
        assertThatThrownBy(() -> session.send(DTLS, 0, DTLS.length)).isInstanceOf(IOException.class);
    }

    @Test
    void a_newer_session_of_the_same_name_answers_in_the_older_one_s_place() throws IOException {
        IceCredentials server = IceCredentials.create();
        IceSession older = session(server, new Recording());
        Recording recording = new Recording();
        session(server, recording);
        older.close();

        connect(server);

        await().untilAsserted(() -> assertThat(recording.events).containsExactly("validated", "selected"));
    }

    @Test
    void a_check_from_another_browser_s_address_takes_nothing_from_the_session_that_has_it_validated()
            throws IOException { // F57: a sender with a forged source cannot answer our check
        IceCredentials victim = IceCredentials.create();
        IceCredentials attacker = IceCredentials.create();
        Recording recording = new Recording();
        IceSession session = session(victim, recording);
        connect(victim);
        await().until(session::connected);
        IceSession other = session(attacker, new Recording());
        check(attacker); // as if the attacker had forged our address
        assertThat(((BindingResponse) receive()).success()).isTrue();
        send(DTLS);

        await().untilAsserted(() -> assertThat(recording.events).contains("4 bytes"));
        assertThat(other.connected()).isFalse();
    }

    @Test
    void of_two_sessions_at_one_address_the_newest_that_was_validated_has_it_until_it_ends() throws IOException {
        IceCredentials first = IceCredentials.create();
        IceCredentials second = IceCredentials.create();
        Recording one = new Recording();
        Recording two = new Recording();
        IceSession older = session(first, one);
        connect(first);
        await().until(older::connected);
        IceSession newer = session(second, two);
        connect(second);
        await().until(newer::connected);
        send(DTLS);
        await().untilAsserted(() -> assertThat(two.events).contains("4 bytes"));

        newer.close();
        send(new byte[] {22, 1});
        await().untilAsserted(() -> assertThat(one.events).contains("2 bytes"));
    }

    @Test
    void the_two_agents_of_the_warm_up_find_each_other() {
        assertThat(IcePort.warmUp()).isTrue();
    }
}
