package io.sipwright.pstn.wire.ws;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.sipwright.pstn.wire.RawFrame;
import io.sipwright.pstn.wire.Traffic.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Notes every frame that arrives, before anything reads or refuses it. Confined to the channel's event loop. */
final class FrameTap extends ChannelInboundHandlerAdapter {
    private final Wiretap tap;
    private final StreamUnits units = new StreamUnits();
    private boolean extended;

    FrameTap(Wiretap tap) {
        this.tap = tap;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        for (StreamUnits.Unit unit : units.take(ByteBufUtil.getBytes((ByteBuf) message))) {
            if (unit.kind().filter(Kind.HTTP::equals).isPresent()) {
                String head = new String(unit.bytes(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                extended = head.contains("\nsec-websocket-extensions:");
            } else if (unit.kind().isPresent()) {
                RawFrame.parse(unit.bytes()).ifPresent(parsed -> tap.record(parsed.frame(), extended));
            }
        }
        context.fireChannelRead(message);
    }
}
