package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.phone.MediaFacts;
import java.util.List;
import java.util.Optional;

/** MED-001: a check with good credentials to each advertised candidate succeeds, from the address that was addressed. */
public final class ConnectivityChecks {
    private static final String EXPECTED =
            "success with XOR-MAPPED-ADDRESS, MESSAGE-INTEGRITY and FINGERPRINT from each"
                    + " candidate, from its own address";

    /**
     * What one Binding request got.
     *
     * @param candidate {@code host:port} that was addressed
     * @param from {@code host:port} that answered; empty when nothing came
     * @param success whether it is a success response
     * @param missing what the response lacks, or its error; empty for nothing
     */
    public record Probe(String candidate, String from, boolean success, String missing) {}

    private ConnectivityChecks() {}

    /**
     * @param call through the bridge
     * @param facts of the browser, whose own checks count as well
     * @param probes one for each candidate of the bridge
     */
    public static Finding check(Call call, MediaFacts facts, List<Probe> probes) {
        if (call.answer().isEmpty()) {
            return NoAnswer.finding(EXPECTED, call);
        }
        if (probes.isEmpty()) {
            return Finding.fail(
                    EXPECTED, "no candidate", "SDP to the browser", "the bridge advertises no ICE candidate");
        }
        for (Probe probe : probes) {
            Optional<String> wrong = wrong(probe);
            if (wrong.isPresent()) {
                return Finding.fail(EXPECTED, wrong.get(), "candidate " + probe.candidate(), wrong.get());
            }
        }
        boolean ice = facts.iceState().equals("connected") || facts.iceState().equals("completed");
        return ice
                ? Finding.pass(
                        EXPECTED,
                        probes.size() + " candidates answer; " + facts.checksAnswered()
                                + " checks of the browser were answered",
                        "selected " + facts.remoteCandidate())
                : Finding.fail(
                        EXPECTED,
                        "ICE " + facts.iceState() + " in the browser",
                        "browser",
                        Remedies.appended("ICE does not connect in the browser although its candidates answer"));
    }

    private static Optional<String> wrong(Probe probe) {
        // MED-001 · RFC 8445 §7.3, RFC 5389 §10.1.2
        if (probe.from().isEmpty()) {
            return Optional.of("candidate " + probe.candidate() + " does not answer a connectivity check");
        }
        if (!probe.success()) {
            return Optional.of("candidate " + probe.candidate()
                    + " refuses a connectivity check with good credentials: " + probe.missing());
        }
        if (!probe.missing().isEmpty()) {
            return Optional.of("the response of candidate " + probe.candidate() + " lacks " + probe.missing());
        }
        boolean elsewhere = !probe.from().equals(probe.candidate());
        return elsewhere
                ? Optional.of("candidate " + probe.candidate() + " answers from another address, " + probe.from())
                : Optional.empty();
    }
}
