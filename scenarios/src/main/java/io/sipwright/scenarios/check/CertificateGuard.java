package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.MediaFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** MED-013: a browser whose certificate does not match its SDP, or that has none, gets no media; its call should end. */
public final class CertificateGuard {
    private static final String EXPECTED = "no handshake, nothing relayed, call released";

    /**
     * One call of a browser with a fault.
     *
     * @param fault what was wrong with its certificate
     * @param answered whether the call was answered, without which there is nothing to see
     * @param facts of the browser
     * @param relayed whether either side heard the other
     * @param released whether the call was ended within the time allowed
     */
    public record Attempt(Fault fault, boolean answered, MediaFacts facts, boolean relayed, boolean released) {}

    private CertificateGuard() {}

    public static Finding check(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return new Finding(Verdict.UNTESTED, EXPECTED, "", "", "this browser can commit no such fault");
        }
        for (Attempt attempt : attempts) {
            Optional<Finding> broken = broken(attempt);
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        String tried = attempts.stream().map(a -> word(a.fault())).collect(Collectors.joining(", "));
        return attempts.stream()
                .filter(a -> !a.released())
                .findFirst()
                .map(a -> Finding.warn(
                        EXPECTED,
                        "nothing relayed, but the call stays up",
                        word(a.fault()),
                        "the call is not released"))
                .orElseGet(() -> Finding.pass(EXPECTED, "refused: " + tried, "both ends"));
    }

    private static Optional<Finding> broken(Attempt attempt) {
        String where = "browser with " + word(attempt.fault());
        // MED-013 · RFC 5763 §5, RFC 8122 §6.2
        if (attempt.relayed()) {
            return Optional.of(Finding.fail(EXPECTED, "audio was relayed", where, why(attempt.fault())));
        }
        if (!attempt.answered()) {
            return attempt.released()
                    ? Optional.empty()
                    : Optional.of(Finding.setupFailed(EXPECTED, "the call was not answered", where));
        }
        boolean up = attempt.facts().dtlsState().equals("connected") && !attempt.released();
        return up
                ? Optional.of(Finding.fail(
                        EXPECTED,
                        "DTLS connected, call up",
                        where,
                        "the DTLS handshake succeeds with a wrong certificate"))
                : Optional.empty();
    }

    private static String why(Fault fault) {
        return fault == Fault.WRONG_FINGERPRINT_FROM_ZERO
                ? "the bridge takes an a=fingerprint that begins with 00 for none"
                : "the bridge does not compare certificate and a=fingerprint";
    }

    private static String word(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
