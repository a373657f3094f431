package io.sipwright.scenarios.phone.scripted.sip;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Flow;
import io.sipwright.pstn.wire.ws.SipWebSocket;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.pstn.wire.ws.Wiretap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one WebSocket of a phone to the edge. It is opened by the first action that needs it. Confined to the phone's event loop. */
final class EdgeConnection implements SipWebSocket.Observer, Flow {
    private static final long KEEP_ALIVE_SECONDS = 60;

    private final WebSocketTarget target;
    private final Wiretap tap;
    private final EventLoop loop;
    private final Listener listener;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private @Nullable SipWebSocket socket;
    private @Nullable Future<?> keepAlive;

    EdgeConnection(WebSocketTarget target, Wiretap tap, EventLoop loop, Listener listener) {
        this.target = target;
        this.tap = tap;
        this.loop = loop;
        this.listener = listener;
    }

    /** What happens to the connection; called on the event loop. */
    interface Listener {
        /** @param subprotocol the one that the edge agreed to; empty when none */
        void opened(String subprotocol);

        /** @param actionsWaited whether actions waited for the connection; they are dropped */
        void closed(String reason, boolean actionsWaited);

        void received(byte[] bytes);
    }

    /** Runs the action, at once or when the connection is open; opens it if necessary. */
    void whenOpen(Runnable action) {
        if (socket != null && socket.isOpen()) {
            action.run();
            return;
        }
        waiting.add(action);
        if (socket == null) {
            socket = new SipWebSocket(target, loop, tap, this);
            socket.connect();
        }
    }

    /** Closes with a close frame. */
    void close() {
        if (socket != null) {
            socket.close();
        }
    }

    /** Resets the TCP connection, without a close frame. */
    void abort() {
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public void send(SipText message) {
        if (socket != null) {
            socket.send(message.bytes());
        }
    }

    @Override
    public boolean isReliable() {
        return true;
    }

    @Override
    public void opened() {
        SipWebSocket open = socket;
        if (open == null) {
            return;
        }
        listener.opened(open.subprotocol());
        keepAlive = loop.scheduleAtFixedRate(open::keepAlive, KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        for (Runnable action = waiting.poll(); action != null; action = waiting.poll()) {
            action.run();
        }
    }

    @Override
    public void closed(String reason) {
        socket = null;
        if (keepAlive != null) {
            keepAlive.cancel(false);
        }
        boolean actionsWaited = !waiting.isEmpty();
        waiting.clear();
        listener.closed(reason, actionsWaited);
    }

    @Override
    public void received(byte[] bytes) {
        listener.received(bytes);
    }
}
