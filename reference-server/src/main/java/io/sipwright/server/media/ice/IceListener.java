package io.sipwright.server.media.ice;

import java.net.SocketAddress;

/** What an ICE session reports. Nothing here may block. */
public interface IceListener {
    /**
     * A datagram that is not STUN; on the port's one receiving thread. The array belongs to the caller and may be changed
     * until this returns.
     *
     * @param from its source, of which {@link IceSession#validated} says whether it may be trusted
     */
    void received(byte[] bytes, int offset, int length, SocketAddress from);

    /** Another pair has been validated by one of our checks. */
    void validated();

    /** A nominated pair carries media from now on (RFC 8445 §8.1.2). */
    void selected();

    /** No pair works, or the peer's consent has expired (RFC 7675 §5.1). */
    void failed(String why);
}
