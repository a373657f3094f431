package io.sipwright.ci.mutant;

import io.sipwright.ci.mutant.Mutant.Fault;
import java.util.List;

/** Faults of the media path. */
final class MediaMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "certificate-not-checked",
                    "MED-013",
                    "A browser's certificate is accepted whatever its fingerprint.",
                    "certificate",
                    new Fault("media.dtls.PeerCertificate", "(check|requireVerified)", MethodOverrides::nothing)),
            Mutant.of(
                            "silence-towards-browser",
                            "MED-024",
                            "The bridge sends no audio to the browser.",
                            "no audio towards",
                            new Fault("media.bridge.BrowserLeg", "protectRtp", Streams::dropped))
                    .mayAlsoBreak("GW-004"),
            Mutant.of(
                            "silence-towards-plain",
                            "MED-024",
                            "The bridge sends no audio to the telephone network.",
                            "no audio towards",
                            new Fault("media.bridge.PlainLeg", "sendRtp", Streams::dropped))
                    .mayAlsoBreak("MED-027"),
            Mutant.of(
                            "audio-of-another-call",
                            "MED-024",
                            "A browser is given the audio of a call that was there before.",
                            "somebody else's call",
                            new Fault("media.bridge.PlainLeg", "hand", Streams::soundOfTheFirstCall))
                    .mayAlsoBreak("GW-004"),
            Mutant.of(
                    "digits-lost",
                    "MED-027",
                    "Telephone events do not pass the bridge.",
                    "",
                    new Fault("media.bridge.PlainLeg", "sendRtp", Streams::withoutEvents)),
            Mutant.of(
                            "early-media-lost",
                            "GW-004",
                            "The description of a 183 is not passed on, so that early media are not heard.",
                            "",
                            new Fault("routing.ResponseContext", "provisional", MethodOverrides::nothing))
                    .mayAlsoBreak("CALL-002", "NAT-010"),
            Mutant.of(
                    "ports-not-released",
                    "MED-032",
                    "The ports of a call stay open when it is over.",
                    "port",
                    new Fault("media.control.BridgedMediaSession", "end", MethodOverrides::nothing)));

    private MediaMutants() {}
}
