package io.sipwright.scenarios.invariant;

import static io.sipwright.scenarios.invariant.Invariant.HOLDS;
import static io.sipwright.scenarios.invariant.Invariant.invariant;

import io.sipwright.scenarios.invariant.Invariant.Look;
import io.sipwright.scenarios.judge.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Challenges of the target (RFC 7616, RFC 8760). */
final class Challenges {
    private static final Set<String> NEVER_CHALLENGED = Set.of("ACK", "CANCEL");
    /** How long a time stamp in seconds stays the same, and a delay. */
    private static final Duration TIME_STAMP = Duration.ofSeconds(2);

    private static final Pattern NONCE = Pattern.compile("(?i)\\bnonce\\s*=\\s*\"([^\"]*)\"");

    // AUTH-003 · RFC 7616 §3.3, RFC 8760 §2.6
    static final Invariant QUOTING = invariant("AUTH-003").eachChallenge(Challenges::quoting);

    // AUTH-012 · RFC 8760 §2.6
    static final Invariant NO_BASIC = invariant("AUTH-012")
            .eachChallenge(c -> c.matches("(?i)Basic\\b.*") ? "a challenge names Basic: " + c : HOLDS);

    // AUTH-010 · RFC 3261 §22.1
    static final Invariant ACK_AND_CANCEL = invariant("AUTH-010")
            .eachMessage(
                    m -> m.sip().isResponse(),
                    m -> m.isChallenge() && NEVER_CHALLENGED.contains(m.sip().cseqMethod())
                            ? "the target challenged " + m.sip().cseqMethod()
                            : HOLDS);

    // AUTH-008 · RFC 7616 §3.3, §5.12
    static final Invariant FRESH_NONCES = invariant("AUTH-008").across(Challenges::nonces);

    // AUTH-005 · RFC 8760 §2.6, RFC 7616 §3.7
    static final Invariant STRONGEST_FIRST =
            invariant("AUTH-005").eachMessage(ReceivedMessage::isChallenge, m -> algorithms(m.challenges()));

    static final List<Invariant> INVARIANTS = List.of(QUOTING, NO_BASIC, ACK_AND_CANCEL, FRESH_NONCES, STRONGEST_FIRST);

    private Challenges() {}

    private static String quoting(String challenge) {
        if (!challenge.matches("(?i)Digest\\b.*")) {
            return HOLDS;
        }
        for (String name : List.of("realm", "nonce", "opaque", "qop")) {
            if (parameter(challenge, name).filter(v -> !v.startsWith("\"")).isPresent()) {
                return name + " is not quoted in " + challenge;
            }
        }
        for (String name : List.of("algorithm", "stale")) {
            if (parameter(challenge, name).filter(v -> v.startsWith("\"")).isPresent()) {
                return name + " is quoted in " + challenge;
            }
        }
        return parameter(challenge, "qop").isPresent() ? HOLDS : "there is no qop in " + challenge;
    }

    /** Challenges of one realm name different algorithms, the strongest first; one without an algorithm means MD5 (RFC 7616 §3.3). */
    private static String algorithms(List<String> challenges) {
        Map<String, List<String>> realms = new LinkedHashMap<>();
        challenges.stream().filter(c -> c.matches("(?i)Digest\\b.*")).forEach(c -> realms.computeIfAbsent(
                        parameter(c, "realm").orElse(""), r -> new ArrayList<>())
                .add(parameter(c, "algorithm").orElse("MD5").toUpperCase(Locale.ROOT)));
        for (Map.Entry<String, List<String>> realm : realms.entrySet()) {
            List<String> offered = realm.getValue();
            List<Integer> strengths = offered.stream().map(Challenges::strength).toList();
            if (Set.copyOf(offered).size() < offered.size()) {
                return "two challenges of the realm " + realm.getKey() + " name the same algorithm: " + offered;
            } else if (!strengths.stream()
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .equals(strengths)) {
                return "the strongest algorithm of the realm " + realm.getKey() + " is not the first: " + offered;
            }
        }
        return HOLDS;
    }

    private static int strength(String algorithm) {
        return algorithm.startsWith("SHA-512") ? 3 : algorithm.startsWith("SHA-256") ? 2 : 1;
    }

    /** The value as written, with its quotes if it has any. */
    private static Optional<String> parameter(String challenge, String name) {
        Matcher matcher = Pattern.compile("(?i)[\\s,]" + name + "\\s*=\\s*(\"[^\"]*\"|[^\\s,]*)")
                .matcher(challenge);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** A nonce, and where it came first. */
    private record FirstUse(String request, Instant at) {}

    /**
     * One nonce in the challenges to two requests; the algorithms of one response may share it. A nonce "should be uniquely generated each
     * time", but the one that RFC 7616 §3.3 gives as an example is the same for as long as its time stamp is.
     */
    private static void nonces(RunTraffic run, Look look) {
        Map<String, FirstUse> first = new HashMap<>();
        for (ReceivedMessage m : run.messages()) {
            String request = m.sip().callId() + " " + m.sip().header("CSeq").orElse("");
            for (String challenge : m.challenges()) {
                Matcher nonce = NONCE.matcher(challenge);
                if (nonce.find()) {
                    FirstUse before = first.computeIfAbsent(
                            nonce.group(1), n -> new FirstUse(request, m.wire().at()));
                    boolean again = !before.request().equals(request);
                    Duration apart =
                            Duration.between(before.at(), m.wire().at()).abs();
                    boolean stamped = apart.compareTo(TIME_STAMP) <= 0;
                    look.at(
                            m.scenario(),
                            m.summary(),
                            again
                                    ? "the challenges to two requests, " + apart.toMillis()
                                            + " ms apart, have the nonce " + nonce.group(1)
                                    : HOLDS,
                            stamped ? Verdict.WARN : Verdict.FAIL);
                }
            }
        }
    }
}
