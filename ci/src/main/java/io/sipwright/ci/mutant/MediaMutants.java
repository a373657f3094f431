package io.sipwright.ci.mutant;

import io.sipwright.ci.mutant.Mutant.Fault;
import java.util.List;

/** Faults of the media path that cannot be made on the wire. */
final class MediaMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "certificate-not-checked",
                    "MED-013",
                    "A browser's certificate is accepted whatever its fingerprint.",
                    "certificate",
                    new Fault("media.dtls.PeerCertificate", "(check|requireVerified)", MethodOverrides::nothing)),
            Mutant.of(
                            "audio-of-another-call",
                            "MED-024",
                            "A browser is given the audio of a call that was there before.",
                            "somebody else's call",
                            new Fault("media.bridge.PlainLeg", "hand", Streams::soundOfTheFirstCall))
                    .mayAlsoBreak("GW-004", "CALL-001"),
            Mutant.of(
                    "ports-not-released",
                    "MED-032",
                    "The ports of a call stay open when it is over.",
                    "port",
                    new Fault("media.control.BridgedMediaSession", "end", MethodOverrides::nothing)));

    private MediaMutants() {}
}
