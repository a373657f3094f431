package io.sipwright.scenarios.phone;

import io.sipwright.pstn.wire.Tampering;
import java.util.Set;

/** A browser that can hold phones, each in a tab of its own. Safe for any thread; one browser serves many scenarios. */
public interface Browser extends AutoCloseable {
    /** {@code chromium}, {@code firefox} or {@code scripted}. */
    String name();

    /** For the report, for example {@code Chromium 156.0.8078.79}. */
    String version();

    /** Faults that this browser can make. */
    Set<Fault> faults();

    /** Opens a phone; it neither connects nor registers yet. */
    Phone open(SipAccount line, PhoneLibrary library, Fault fault);

    /**
     * Traffic of phones that are opened from now on goes through this stage: all of it if the browser is in this process, else SIP
     * and WebSocket frames.
     *
     * @return whether it does
     */
    default boolean tamperedBy(Tampering stage) {
        return false;
    }

    @Override
    void close();
}
