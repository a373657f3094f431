package io.sipwright.bench.sip;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Flow;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to the measured server. Confined to the generator's event loop. */
public interface Link extends Flow {
    /** The transport in a Via: {@code UDP} or {@code WSS}. */
    String transport();

    /** Host and port for a Via and a Contact; under {@code .invalid} where there is no listening port (RFC 7118 §5). */
    String sentBy();

    /** The local address; null while it is not connected. */
    @Nullable
    InetSocketAddress local();

    /** Sets the receiver of incoming messages, in place of an earlier one. */
    void listen(Consumer<SipText> listener);

    /** Nothing is retransmitted, even over UDP: a message lost on loopback is counted as a failure. */
    @Override
    default boolean isReliable() {
        return true;
    }

    void close();
}
