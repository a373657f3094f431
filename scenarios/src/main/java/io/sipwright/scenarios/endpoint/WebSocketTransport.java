package io.sipwright.scenarios.endpoint;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.wire.AddressText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.pstn.wire.ws.Frame;
import io.sipwright.pstn.wire.ws.HttpHead;
import io.sipwright.pstn.wire.ws.RawWebSocket;
import io.sipwright.pstn.wire.ws.TamperedStream;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.scenarios.network.namespace.ArrivalFilter;
import io.sipwright.scenarios.network.namespace.NetworkUnavailableException;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of an endpoint, controlled bit by bit if a scenario wants (RFC 6455, RFC 7118). Its log may be read by
 * any thread.
 */
public final class WebSocketTransport implements Transport {
    /** A frame and when it came. */
    public record ReceivedFrame(Instant at, Frame frame) {}

    private final WebSocketTarget target;
    private final String party;
    private final Recorder recorder;
    private final Random random = new Random();
    private final RawWebSocket socket;
    private final BooleanSupplier keepsConnection;
    private final Runnable changed;
    private final Consumer<byte[]> receiver;
    private final ByteArrayOutputStream assembling = new ByteArrayOutputStream();
    private final List<ReceivedFrame> frames = new CopyOnWriteArrayList<>();
    private volatile InetSocketAddress local = new InetSocketAddress(0);
    private volatile boolean connected;
    private volatile @Nullable HttpHead asked;
    private volatile @Nullable HttpHead answer;
    private volatile @Nullable Instant closedAt;
    private volatile String closedWhy = "";
    private volatile String lastPing = "";
    private volatile boolean silent;
    private boolean closeSent;

    /**
     * A connection that is not open yet.
     *
     * @param wiring who is connected, from where and to whom
     * @param keepsConnection whether Ping and Close are answered automatically
     * @param receiver takes each message, on the loop
     * @param changed runs after everything that happens, on the loop
     */
    public WebSocketTransport(
            Wiring wiring, BooleanSupplier keepsConnection, Consumer<byte[]> receiver, Runnable changed) {
        this.target = wiring.target();
        this.party = wiring.party();
        this.recorder = wiring.recorder();
        this.keepsConnection = keepsConnection;
        this.receiver = receiver;
        this.changed = changed;
        socket = new RawWebSocket(target, wiring.source(), wiring.loop(), new Events());
    }

    /**
     * Where a connection begins and ends.
     *
     * @param source the address to connect from; null for the usual one
     */
    public record Wiring(
            WebSocketTarget target, @Nullable InetAddress source, EventLoop loop, String party, Recorder recorder) {}

    /** What passes goes through this; to be said before connecting. */
    public WebSocketTransport tamperedBy(Tampering stage) {
        if (stage != Tampering.NONE) {
            socket.tamperedBy(new TamperedStream(stage, Traffic.Role.ENDPOINT, party));
        }
        return this;
    }

    public void connect() {
        socket.connect();
    }

    /** Whether TCP, and TLS if used, are established. */
    public boolean isConnected() {
        return connected;
    }

    /** Sends this upgrade request. */
    public void ask(HttpHead request) {
        asked = request;
        write(request.bytes());
    }

    /** The upgrade request; null where none was sent. */
    public @Nullable HttpHead asked() {
        return asked;
    }

    /** The answer to the upgrade request; null if there is none yet. */
    public @Nullable HttpHead answer() {
        return answer;
    }

    public boolean isOpen() {
        HttpHead head = answer;
        return head != null && head.status() == 101 && closedAt == null;
    }

    /** When the connection ended; null while it lasts. */
    public @Nullable Instant closedAt() {
        return closedAt;
    }

    public String closedWhy() {
        return closedWhy;
    }

    private boolean extended() {
        return Optional.ofNullable(answer)
                .flatMap((HttpHead head) -> head.value("Sec-WebSocket-Extensions"))
                .isPresent();
    }

    /** Every frame that came, in order. */
    public List<ReceivedFrame> frames() {
        return List.copyOf(frames);
    }

    /** The payload of the last Ping that was sent. */
    public String lastPing() {
        return lastPing;
    }

    /** Sends bytes of the handshake, or anything else, as they are. */
    public void write(byte[] bytes) {
        if (!silent) {
            socket.write(bytes);
        }
    }

    public void send(Frame frame) {
        closeSent |= frame.opcode() == Frame.CLOSE;
        if (frame.opcode() == Frame.PING) {
            lastPing = frame.text();
        }
        write(frame.bytes(random));
    }

    /** Records a message that a step sends in its own frames. */
    public void record(byte[] message) {
        record(Direction.SENT, message);
    }

    @Override
    public String protocol() {
        return target.transport();
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    /** Sends one text frame, or a binary one if the message is not UTF-8 (RFC 7118 §4.2). */
    @Override
    public void send(byte[] message) {
        record(message);
        send(Frame.of(isText(message) ? Frame.TEXT : Frame.BINARY, message));
    }

    static boolean isText(byte[] message) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void record(Direction direction, byte[] message) {
        recorder.record(new WireMessage(
                Instant.now(),
                party,
                direction,
                protocol(),
                AddressText.of(local),
                target.uri().toString(),
                party,
                message));
    }

    /** Sends Close and ends the connection. */
    @Override
    public void close() {
        if (silent) {
            socket.abort();
            return;
        }
        if (isOpen() && !closeSent) {
            send(Frame.close(1000));
        }
        socket.close();
    }

    /**
     * From now on nothing arrives and nothing is sent, and the server is not told.
     *
     * @throws NetworkUnavailableException if this machine lacks the means; the message says which
     */
    public void silence() throws NetworkUnavailableException {
        silent = true;
        ArrivalFilter.dropAll(local);
    }

    /** Resets the connection. */
    public void abort() {
        socket.abort();
    }

    private final class Events implements RawWebSocket.Observer {
        @Override
        public void connected(InetSocketAddress address) {
            local = address;
            connected = true;
            changed.run();
        }

        @Override
        public void answered(HttpHead head) {
            answer = head;
            changed.run();
        }

        @Override
        public void received(Frame frame) {
            Instant now = Instant.now();
            frames.add(new ReceivedFrame(now, frame));
            recorder.record(new WireFrame(
                    now,
                    party,
                    frame.opcode(),
                    frame.masked(),
                    frame.rsv(),
                    extended(),
                    frame.opcode() == Frame.CLOSE && frame.payload().length > 0 ? frame.closeCode() : 0));
            if (frame.isControl()) {
                control(frame);
            } else {
                data(frame);
            }
            changed.run();
        }

        private void control(Frame frame) {
            if (!keepsConnection.getAsBoolean()) {
                return;
            }
            if (frame.opcode() == Frame.PING) {
                send(Frame.of(Frame.PONG, frame.payload()));
            } else if (frame.opcode() == Frame.CLOSE && !closeSent) {
                send(Frame.of(Frame.CLOSE, frame.payload()));
            }
        }

        private void data(Frame frame) {
            if (frame.opcode() != Frame.CONTINUATION) {
                assembling.reset();
            }
            assembling.writeBytes(frame.payload());
            if (frame.fin()) {
                byte[] message = assembling.toByteArray();
                assembling.reset();
                record(Direction.RECEIVED, message);
                receiver.accept(message);
            }
        }

        @Override
        public void closed(String reason) {
            closedAt = Instant.now();
            closedWhy = reason;
            changed.run();
        }
    }
}
