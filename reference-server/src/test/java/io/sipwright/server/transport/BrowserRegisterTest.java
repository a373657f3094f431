package io.sipwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.sip.Samples;
import io.sipwright.server.sip.SipHeaders;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.sip.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client of the Java platform that checks the certificate sends what a browser sent. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class BrowserRegisterTest {
    @Test
    void a_register_over_wss_reaches_the_listener_and_is_answered() throws Exception {
        try (Wire wire = Wire.open()) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            WebSocket webSocket = client().newWebSocketBuilder()
                    .subprotocols("sip")
                    .buildAsync(URI.create("wss://localhost:" + wire.port(Transport.WSS) + "/ws"), listener(answer))
                    .get(10, TimeUnit.SECONDS);
            assertThat(webSocket.getSubprotocol()).isEqualTo("sip");
            webSocket.sendText(new String(Samples.one("jssip-chromium-register"), StandardCharsets.UTF_8), true);
            Message register = wire.messages.take();
            assertThat(wire.flows.take().transport()).isEqualTo(Transport.WSS);
            assertThat(SipHeaders.topVia(register).getReceived()).isEqualTo("127.0.0.1");
            assertThat(answer.get(10, TimeUnit.SECONDS))
                    .startsWith("SIP/2.0 200 OK\r\n")
                    .contains("Via: SIP/2.0/WSS ilrarks76gr0.invalid;branch=z9hG4bK9959012;received=127.0.0.1\r\n");
            webSocket.abort();
        }
    }

    @Test
    void the_page_comes_over_the_same_port() throws Exception {
        try (Wire wire = Wire.open()) {
            URI page = URI.create("https://127.0.0.1:" + wire.port(Transport.WSS) + "/");
            HttpResponse<String> answer =
                    client().send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    private static WebSocket.Listener listener(CompletableFuture<String> answer) {
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                answer.complete(data.toString());
                webSocket.request(1);
                return CompletableFuture.completedFuture(data);
            }
        };
    }

    private static HttpClient client() throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", Wire.CERTIFICATE.chain().get(0));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }
}
