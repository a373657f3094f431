package io.sipwright.server.media.ice;

import java.net.InetSocketAddress;

/** What an agent wants done. */
sealed interface IceEffect {
    /** A STUN message is to be sent. */
    @SuppressWarnings("ArrayRecordComponent")
    record Send(byte[] datagram, InetSocketAddress to) implements IceEffect {}

    /** A check of the peer's came from this address, with our password: what else comes from there is for this session. */
    record Heard(InetSocketAddress from) implements IceEffect {}

    /** A check of ours to this address has succeeded (RFC 8445 §7.2.5.3.4). */
    record Validated(InetSocketAddress remote) implements IceEffect {}

    /** A pair was nominated and works: it is selected from now on (RFC 8445 §8.1.2). */
    record Selected(InetSocketAddress remote) implements IceEffect {}

    /** It is over. */
    record Failed(String why) implements IceEffect {}
}
