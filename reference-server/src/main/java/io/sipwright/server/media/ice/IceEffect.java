package io.sipwright.server.media.ice;

import java.net.InetSocketAddress;

/** An effect that an agent requests. */
sealed interface IceEffect {
    /** A STUN message is to be sent. */
    @SuppressWarnings("ArrayRecordComponent")
    record Send(byte[] datagram, InetSocketAddress to) implements IceEffect {}

    /** The peer's check with our password came from this address: other packets from there belong to this session. */
    record Heard(InetSocketAddress from) implements IceEffect {}

    /** Our check of this address has succeeded (RFC 8445 §7.2.5.3.4). */
    record Validated(InetSocketAddress remote) implements IceEffect {}

    /** A pair was nominated and works: it is selected from now on (RFC 8445 §8.1.2). */
    record Selected(InetSocketAddress remote) implements IceEffect {}

    /** It is over. */
    record Failed(String why) implements IceEffect {}
}
