package io.sipwright.server.app;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A raw SIP over WebSocket client that writes what JsSIP writes. */
final class BrowserEnd extends AccountEnd {
    private final WebSocket socket;
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final AtomicInteger binaryFrames = new AtomicInteger();

    private BrowserEnd(HttpClient client, URI uri, String user) throws Exception {
        super(user);
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

    @Override
    String via() {
        return "SIP/2.0/WSS " + host();
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
