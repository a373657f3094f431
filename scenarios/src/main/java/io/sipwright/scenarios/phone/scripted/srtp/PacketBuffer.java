package io.sipwright.scenarios.phone.scripted.srtp;

import java.util.Arrays;
import org.jitsi.utils.ByteArrayBuffer;

/** A packet in a larger array, as the SRTP library expects. Not thread-safe. */
final class PacketBuffer implements ByteArrayBuffer {
    private byte[] bytes;
    private int offset;
    private int length;

    PacketBuffer(byte[] packet, int room) {
        this.bytes = Arrays.copyOf(packet, packet.length + room);
        this.length = packet.length;
    }

    byte[] packet() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getOffset() {
        return offset;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int newLength) {
        length = newLength;
    }

    @Override
    public void setOffset(int newOffset) {
        offset = newOffset;
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int from, int count, byte[] target) {
        System.arraycopy(bytes, offset + from, target, 0, count);
    }

    @Override
    public void grow(int more) {
        if (offset + length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, offset + length + more);
        }
    }

    @Override
    public void append(byte[] data, int count) {
        grow(count);
        System.arraycopy(data, 0, bytes, offset + length, count);
        length += count;
    }

    @Override
    public void shrink(int count) {
        length -= count;
    }
}
