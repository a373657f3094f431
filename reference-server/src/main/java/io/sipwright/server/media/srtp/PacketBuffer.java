package io.sipwright.server.media.srtp;

import io.sipwright.server.media.rtp.Packet;
import org.jitsi.utils.ByteArrayBuffer;

/** The library's view of one packet; reused for all packets. */
final class PacketBuffer implements ByteArrayBuffer {
    private Packet packet = new Packet();

    PacketBuffer over(Packet other) {
        packet = other;
        return this;
    }

    @Override
    public byte[] getBuffer() {
        return packet.bytes();
    }

    @Override
    public int getOffset() {
        return packet.offset();
    }

    @Override
    public int getLength() {
        return packet.length();
    }

    @Override
    public void setLength(int length) {
        packet.length(length);
    }

    @Override
    public void setOffset(int offset) {
        packet.offset(offset);
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int offset, int length, byte[] target) {
        System.arraycopy(packet.bytes(), packet.offset() + offset, target, 0, length);
    }

    @Override
    public void grow(int howMuch) {
        if (packet.offset() + packet.length() + howMuch > packet.bytes().length) {
            byte[] larger = new byte[packet.length() + howMuch + Packet.CAPACITY];
            System.arraycopy(packet.bytes(), packet.offset(), larger, 0, packet.length());
            packet.over(larger, 0, packet.length());
        }
    }

    @Override
    public void append(byte[] data, int length) {
        grow(length);
        System.arraycopy(data, 0, packet.bytes(), packet.offset() + packet.length(), length);
        packet.length(packet.length() + length);
    }

    @Override
    public void shrink(int howMuch) {
        packet.length(packet.length() - howMuch);
    }
}
