package io.sipwright.bench.sip;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Flow;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A way to the measured server. Confined to the generator's event loop. */
public interface Link extends Flow {
    /** What stands in a Via: {@code UDP} or {@code WSS}. */
    String transport();

    /** Host and port for a Via and a Contact; under {@code .invalid} where there is no listening port (RFC 7118 §5). */
    String sentBy();

    /** Our end of it; null while it is not connected. */
    @Nullable
    InetSocketAddress local();

    /** Whoever takes what comes in; replaces the one before. */
    void listen(Consumer<SipText> listener);

    /** Nothing is sent twice, over UDP either: on loopback a lost message is a failure worth counting. */
    @Override
    default boolean isReliable() {
        return true;
    }

    void close();
}
