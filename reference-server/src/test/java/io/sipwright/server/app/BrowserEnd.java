package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A raw SIP over WebSocket client that writes what JsSIP writes. */
final class BrowserEnd extends SipEnd {
    private final WebSocket socket;
    private final String user;
    private final String host = UUID.randomUUID().toString().substring(0, 8) + ".invalid";
    private final String token = "tok" + UUID.randomUUID().toString().substring(0, 6);
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final AtomicInteger binaryFrames = new AtomicInteger();
    private int cseq = 1;

    private BrowserEnd(HttpClient client, URI uri, String user) throws Exception {
        this.user = user;
        this.socket = client.newWebSocketBuilder()
                .subprotocols("sip")
                .buildAsync(uri, new Reader())
                .get(5, TimeUnit.SECONDS);
    }

    static BrowserEnd overTls(InetSocketAddress wss, String user) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(TrustAnything.context()).build();
        return new BrowserEnd(client, URI.create("wss://127.0.0.1:" + wss.getPort() + "/ws"), user);
    }

    static BrowserEnd plain(InetSocketAddress ws, String user) throws Exception {
        return new BrowserEnd(HttpClient.newHttpClient(), URI.create("ws://127.0.0.1:" + ws.getPort() + "/ws"), user);
    }

    String aor() {
        return "sip:" + user + "@sipwright.test";
    }

    String token() {
        return token;
    }

    @Override
    String via() {
        return "SIP/2.0/WSS " + host;
    }

    @Override
    String contact() {
        return "Contact: <sip:" + token + "@" + host + ";transport=ws;ob>";
    }

    /** Registers with the password of the reference deployment. */
    SipLines register() throws InterruptedException {
        String uri = "sip:sipwright.test";
        SipLines challenge = registered(uri, "");
        assertThat(challenge.start()).startsWith("SIP/2.0 401");
        return registered(uri, "Authorization: " + answer(challenge.one("WWW-Authenticate"), "REGISTER", uri));
    }

    private SipLines registered(String uri, String authorization) throws InterruptedException {
        String contact = "Contact: <sip:" + token + "@" + host + ";transport=ws>;expires=600";
        String[] more = authorization.isEmpty() ? new String[] {contact} : new String[] {contact, authorization};
        send(request(
                "REGISTER", uri, new Call("<" + aor() + ">;tag=r1", "<" + aor() + ">", "reg-" + token), cseq++, more));
        return expect("SIP/2.0");
    }

    /** Sends an initial request, answers the 407 and sends it again; the call's id is the answer. */
    String initial(String method, String uri, String... more) throws InterruptedException {
        String callId = UUID.randomUUID().toString();
        String from = "<" + aor() + ">;tag=" + token;
        String first = request(method, uri, new Call(from, "<" + uri + ">", callId), 1, more);
        send(first);
        SipLines challenge = expect("SIP/2.0 407");
        if (method.equals("INVITE")) {
            String ack = request("ACK", uri, new Call(from, challenge.one("To"), callId), 1);
            send(ack.replaceFirst("Via: .*", "Via: " + new SipLines(first).one("Via")));
        }
        String[] again = new String[more.length + 1];
        System.arraycopy(more, 0, again, 1, more.length);
        again[0] = "Proxy-Authorization: " + answer(challenge.one("Proxy-Authenticate"), method, uri);
        send(request(method, uri, new Call(from, "<" + uri + ">", callId), 2, again));
        return callId;
    }

    private String answer(String challenge, String method, String uri) {
        return DigestClient.answer(challenge, user, user + "-secret", method, uri);
    }

    @Override
    void send(String message) {
        socket.sendText(message, true).join();
    }

    void send(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    /** The code with which the server closes the connection. */
    CompletableFuture<Integer> closeCode() {
        return closeCode;
    }

    /** How many binary frames have come. */
    int binaryFrames() {
        return binaryFrames.get();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                arrived(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            closeCode.complete(statusCode);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            binaryFrames.incrementAndGet();
            arrived(text(bytes, bytes.length)); // the server sends a message in one frame
            from.request(1);
            return null;
        }
    }
}
