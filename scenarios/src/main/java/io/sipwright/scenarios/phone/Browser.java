package io.sipwright.scenarios.phone;

import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.scenarios.network.NatKind;
import java.util.Optional;
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

    /**
     * Why its phones cannot answer challenges with these credentials, as a clause.
     *
     * @return empty if they can
     */
    default Optional<String> cannotUse(DigestCredentials credentials, PhoneLibrary library) {
        return Optional.empty();
    }

    /** Whether its phones can send and receive media through a TURN server. */
    default boolean usesTurn() {
        return false;
    }

    /**
     * Starts another one of the same kind on a network behind a NAT, which a probe has certified; the caller closes it.
     *
     * @param outside where the target is
     * @param seed of the NAT's choices
     * @throws BrowserMissingException if this machine lacks the means; the message says which
     */
    default BrowserBehindNat behind(NatKind nat, Outside outside, long seed) throws BrowserMissingException {
        throw new BrowserMissingException(name() + " cannot be put behind a NAT");
    }

    @Override
    void close();
}
