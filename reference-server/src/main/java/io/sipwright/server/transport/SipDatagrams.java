package io.sipwright.server.transport;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.sipwright.server.sip.SipCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code sip-codec} and {@code flow} stages of the UDP listener: one datagram holds one SIP message. */
final class SipDatagrams extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(SipDatagrams.class);

    private final SipCodec codec;
    private final Delivery delivery;

    SipDatagrams(SipCodec codec, Delivery delivery) {
        this.codec = codec;
        this.delivery = delivery;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        byte[] bytes = ByteBufUtil.getBytes(packet.content());
        if (StunKeepAlive.isStun(bytes)) {
            StunKeepAlive.answer(bytes, packet.sender())
                    .ifPresent(
                            answer -> // RFC 5626 §4.4.2, §5.4
                            context.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(answer), packet.sender())));
        } else if (!KeepAliveText.isBlank(bytes)) {
            delivery.deliver(
                    new UdpFlow(context.channel(), codec, delivery, packet.sender()), Inbound.of(codec, bytes));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn("UDP listener: {}", cause.toString()); // the datagram is lost; the listener continues
    }
}
