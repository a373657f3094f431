package io.sipwright.scenarios.evidence;

import io.sipwright.scenarios.phone.Fault;
import java.util.Locale;

/**
 * A fault of the calling browser's certificate, and its effect. Purpose-made for MED-013: no message shows it.
 *
 * @param fault on purpose
 * @param shown whether ICE connected, so that DTLS was tried with this certificate
 * @param relayed whether either side heard the other
 * @param released whether the call was ended within the time allowed
 */
public record CertificateFault(Fault fault, boolean shown, boolean relayed, boolean released) implements Fact {
    /** {@code wrong fingerprint passive}. */
    public String word() {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
