package io.sipwright.pstn.wire.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawWebSocketTest {
    private static final int PATIENCE_MILLIS = 3000;
    private static final int HELD_BACK_MILLIS = 300;

    /** The loop may report the connection before connect() has returned to its caller. */
    @Test
    void what_is_written_as_soon_as_the_connection_stands_is_sent() throws IOException {
        CountDownLatch connected = new CountDownLatch(1);
        MultiThreadIoEventLoopGroup loops = new SlowCaller(connected);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("ws://127.0.0.1:" + server.getLocalPort());
            Greeter greeter = new Greeter(connected);
            try (RawWebSocket raw = new RawWebSocket(new WebSocketTarget(uri, true), null, loops.next(), greeter)) {
                greeter.raw = raw;
                raw.connect();
                try (Socket accepted = server.accept()) {
                    accepted.setSoTimeout(PATIENCE_MILLIS);
                    assertThat(accepted.getInputStream().read()).isEqualTo('G');
                }
            }
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** Whoever gives its loop a task goes on only when the connection stands, or some time later. */
    private static final class SlowCaller extends MultiThreadIoEventLoopGroup {
        SlowCaller(CountDownLatch connected) {
            super(1, (Executor) null, NioIoHandler.newFactory(), connected);
        }

        @Override
        protected IoEventLoop newChild(Executor executor, IoHandlerFactory factory, Object... more) {
            CountDownLatch connected = (CountDownLatch) more[0];
            return new SingleThreadIoEventLoop(this, executor, factory) {
                @Override
                public void execute(Runnable task) {
                    super.execute(task);
                    if (!inEventLoop()) {
                        await(connected);
                    }
                }
            };
        }

        private static void await(CountDownLatch connected) {
            try {
                connected.await(HELD_BACK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Writes when it is connected. */
    private static final class Greeter implements RawWebSocket.Observer {
        private final CountDownLatch connected;
        private volatile @Nullable RawWebSocket raw;

        Greeter(CountDownLatch connected) {
            this.connected = connected;
        }

        @Override
        public void connected(InetSocketAddress local) {
            RawWebSocket out = raw;
            if (out != null) {
                out.write("GET".getBytes(StandardCharsets.US_ASCII));
            }
            connected.countDown();
        }

        @Override
        public void answered(HttpHead head) {}

        @Override
        public void received(Frame frame) {}

        @Override
        public void closed(String reason) {}
    }
}
