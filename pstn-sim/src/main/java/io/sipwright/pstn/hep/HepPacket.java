package io.sipwright.pstn.hep;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * A mirrored message that a PBX sent or received.
 *
 * @param transport number of the IP protocol: 17 for UDP, 6 for TCP
 * @param source who sent the message
 * @param destination the receiver of the message
 * @param at when it was sent or received, by the PBX's clock, in microseconds at best
 * @param content the content type: {@link #SIP} for SIP
 * @param payload the message, byte for byte; the caller's array is copied
 */
public record HepPacket(
        int transport,
        InetSocketAddress source,
        InetSocketAddress destination,
        Instant at,
        int content,
        byte[] payload) {
    /** The content type of SIP (HEP 3, chunk 0x000b). */
    public static final int SIP = 1;

    public HepPacket {
        payload = payload.clone();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * Reads a datagram.
     *
     * @throws HepException if it is not HEP 3, is truncated, or lacks a mandatory chunk
     */
    public static HepPacket parse(byte[] datagram) throws HepException {
        return new HepReader(datagram).read();
    }
}
