package io.sipwright.pstn.hep;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * One message that an exchange sent or received, as it mirrored it.
 *
 * @param transport number of the IP protocol: 17 for UDP, 6 for TCP
 * @param source who sent the message
 * @param destination who was to get it
 * @param at when it was sent or received, on the exchange's clock, in microseconds at best
 * @param content number of what is mirrored: {@link #SIP} for SIP
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
     * @throws HepFault when it is no HEP 3, is cut off, or lacks what every packet must have
     */
    public static HepPacket parse(byte[] datagram) throws HepFault {
        return new HepReader(datagram).read();
    }
}
