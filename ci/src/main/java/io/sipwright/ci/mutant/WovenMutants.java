package io.sipwright.ci.mutant;

import io.sipwright.ci.mutant.WovenMutant.Fault;
import java.util.List;

/** All mutants that are woven into the reference server: faults that cannot be made on the wire. */
public final class WovenMutants {
    /** In the order in which {@code --mutant list} prints them. */
    public static final List<WovenMutant> ALL = List.of(
            WovenMutant.of(
                    "certificate-not-checked",
                    "MED-013",
                    "A browser's certificate is accepted whatever its fingerprint.",
                    "certificate",
                    new Fault("media.dtls.PeerCertificate", "(check|requireVerified)", MethodOverrides::nothing)),
            WovenMutant.of(
                    "nat-address-not-learned",
                    "MED-006",
                    "The bridge takes no check from an address behind which a NAT may be.",
                    "web hears desk",
                    new Fault("media.ice.IceAgent", "admit", Checks::admittedFromThisMachineOnly)),
            WovenMutant.of(
                    "first-pair-kept",
                    "MED-005",
                    "The bridge keeps to the first pair that works, whichever is nominated.",
                    "a port that it did not nominate",
                    new Fault("media.ice.IceAgent", "nominated", MethodOverrides::nothing)),
            WovenMutant.of(
                    "latched-source-forgotten-by-descriptions",
                    "MED-033",
                    "A new description makes the bridge forget where the telephone's packets came from.",
                    "came to the port that it described",
                    new Fault("media.bridge.RtpLatch$State", "announced", Streams::latchedSourceForgotten)),
            WovenMutant.of(
                    "unknown-payload-types-relayed",
                    "MED-023",
                    "Packets of payload types that were not negotiated are relayed.",
                    "packets of the type 99",
                    new Fault("media.rtp.PayloadMap", "get", Streams::unknownNumbersPass)),
            WovenMutant.of(
                    "moved-peer-not-followed",
                    "MED-006",
                    "The bridge sends to the address that a NAT has given up in the middle of a call.",
                    "web hears desk",
                    new Fault("media.ice.Selection", "replaced", MethodOverrides::no)),
            WovenMutant.of(
                    "call-stays-on-a-lost-connection",
                    "NAT-014",
                    "Requests of a call go to the connection over which it began, although its phone has another one.",
                    "back receives BYE",
                    new Fault("dialog.Devices", "current", MethodOverrides::firstArgument)),
            WovenMutant.of(
                            "audio-of-another-call",
                            "MED-024",
                            "A browser is given the audio of a call that was there before.",
                            "somebody else's call",
                            new Fault("media.bridge.PlainLeg", "hand", Streams::soundOfTheFirstCall))
                    .mayAlsoBreak("GW-004", "CALL-001"),
            WovenMutant.of(
                    "ports-not-released",
                    "MED-032",
                    "The ports of a call stay open when it is over.",
                    "port",
                    new Fault("media.control.BridgedMediaSession", "end", MethodOverrides::nothing)));

    private WovenMutants() {}

    static WovenMutant named(String name) {
        return ALL.stream()
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mutant " + name));
    }
}
