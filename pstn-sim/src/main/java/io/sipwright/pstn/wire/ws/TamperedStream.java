package io.sipwright.pstn.wire.ws;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.RawFrame;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.Traffic.Kind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tampering on a WebSocket connection towards the target: the stage right above TLS. First each unit on the wire passes
 * (the head of the upgrade, whole frames), then each complete message as SIP. A changed message is sent in one frame.
 * Confined to the channel's event loop; exits switch to it.
 */
public final class TamperedStream extends ChannelDuplexHandler {
    private static final int RESET = 1006;
    private static final int MASK = 0x51505750;

    private final Tampering tampering;
    private final Traffic.Role role;
    private final String party;
    private final Way received = new Way(Direction.RECEIVED);
    private final Way sent = new Way(Direction.SENT);

    /** @param party as in the transcript, for example {@code scripted/alice} */
    public TamperedStream(Tampering tampering, Traffic.Role role, String party) {
        this.tampering = tampering;
        this.role = role;
        this.party = party;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        take(context, message, received);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        take(context, message, sent);
        promise.setSuccess();
    }

    private static void take(ChannelHandlerContext context, Object message, Way way) {
        ByteBuf buffer = (ByteBuf) message;
        byte[] bytes = ByteBufUtil.getBytes(buffer);
        buffer.release();
        way.take(context, bytes);
    }

    /** One direction of the connection. */
    private final class Way {
        private final Direction direction;
        private final StreamUnits units = new StreamUnits();
        private final List<RawFrame> fragments = new ArrayList<>();

        Way(Direction direction) {
            this.direction = direction;
        }

        void take(ChannelHandlerContext context, byte[] bytes) {
            for (StreamUnits.Unit unit : units.take(bytes)) {
                if (unit.kind().isEmpty()) {
                    goOn(context, unit.bytes());
                } else {
                    Kind kind = unit.kind().get();
                    tampering.pass(
                            traffic(kind, unit.bytes()),
                            new WayOn(context, changed -> decided(context, kind, changed)));
                }
            }
        }

        private Traffic traffic(Kind kind, byte[] bytes) {
            return new Traffic(kind, direction, role, party, "", bytes);
        }

        private void decided(ChannelHandlerContext context, Kind kind, byte[] bytes) {
            Optional<RawFrame> frame =
                    kind == Kind.FRAME ? RawFrame.parse(bytes).map(RawFrame.Parsed::frame) : Optional.empty();
            if (frame.filter(RawFrame::isData).isEmpty()) {
                goOn(context, bytes);
                return;
            }
            fragments.add(frame.get());
            if (frame.get().isFinal()) {
                message(context, List.copyOf(fragments));
                fragments.clear();
            }
        }

        private void message(ChannelHandlerContext context, List<RawFrame> frames) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            frames.forEach(f -> whole.writeBytes(f.payload()));
            byte[] message = whole.toByteArray();
            if (isKeepAlive(message)) {
                frames.forEach(f -> goOn(context, f.bytes()));
                return;
            }
            tampering.pass(traffic(Kind.SIP, message), new WayOn(context, changed -> {
                if (Arrays.equals(changed, message)) {
                    frames.forEach(f -> goOn(context, f.bytes()));
                } else {
                    goOn(context, whole(frames.get(0), changed).bytes());
                }
            }));
        }

        private static RawFrame whole(RawFrame first, byte[] payload) {
            return new RawFrame(first.first() | RawFrame.FIN, first.mask(), payload);
        }

        private void goOn(ChannelHandlerContext context, byte[] bytes) {
            if (direction == Direction.RECEIVED) {
                toParty(context, bytes);
            } else {
                toTarget(context, bytes);
            }
        }

        /** The exits for a unit of this direction. */
        private final class WayOn implements Tampering.Exit {
            private final ChannelHandlerContext context;
            private final Consumer<byte[]> onwards;

            WayOn(ChannelHandlerContext context, Consumer<byte[]> onwards) {
                this.context = context;
                this.onwards = onwards;
            }

            @Override
            public void pass(byte[] bytes) {
                onLoop(() -> onwards.accept(bytes));
            }

            @Override
            public void answer(byte[] bytes) {
                RawFrame text = RawFrame.text(bytes);
                onLoop(() -> {
                    if (direction == Direction.RECEIVED) {
                        toTarget(context, new RawFrame(text.first(), Optional.of(MASK), bytes).bytes());
                    } else {
                        toParty(context, text.bytes());
                    }
                });
            }

            @Override
            public void close(int code) {
                onLoop(() -> {
                    if (code != RESET) {
                        toParty(context, RawFrame.close(code).bytes());
                    }
                    context.close();
                });
            }

            private void onLoop(Runnable task) {
                if (context.executor().inEventLoop()) {
                    task.run();
                } else {
                    context.executor().execute(task);
                }
            }
        }
    }

    private static boolean isKeepAlive(byte[] message) {
        for (byte b : message) {
            if (b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    private static void toParty(ChannelHandlerContext context, byte[] bytes) {
        if (!context.isRemoved()) {
            context.fireChannelRead(Unpooled.wrappedBuffer(bytes));
            context.fireChannelReadComplete();
        }
    }

    private static void toTarget(ChannelHandlerContext context, byte[] bytes) {
        context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }
}
