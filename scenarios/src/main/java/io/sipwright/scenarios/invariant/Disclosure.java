package io.sipwright.scenarios.invariant;

import static io.sipwright.scenarios.invariant.Invariant.HOLDS;
import static io.sipwright.scenarios.invariant.Invariant.invariant;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the target reveals about itself. */
final class Disclosure {
    private static final Pattern VERSION = Pattern.compile("(?:[/ (]|\\bv)\\d+(?:\\.\\d+)*\\b");
    private static final Pattern PATH =
            Pattern.compile("/(?:usr|var|home|opt|etc|root|srv)/\\S+|\\b\\w+\\.(?:java|c|cpp|lua|py|pl):\\d+");

    /** Of RFC 1918. */
    private static final Pattern INNER = Pattern.compile(
            "\\b(?:10(?:\\.\\d{1,3}){3}|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d{1,3}){2}|192\\.168(?:\\.\\d{1,3}){2})\\b");

    // SEC-021 · RFC 3261 §20.35, §20.41
    static final Invariant NO_VERSION = invariant("SEC-021").eachMessage(ReceivedMessage::isSip, m -> {
        for (String product : m.ofTheTarget("Server", "User-Agent")) {
            if (VERSION.matcher(product).find()) {
                return "the target states its version: " + product;
            }
        }
        String text = m.sip().status() < 300
                ? ""
                : m.sip().reason() + "\n" + String.join("\n", m.ofTheTarget("Warning", "Reason")) + "\n"
                        + m.sip().bodyText();
        Matcher path = PATH.matcher(text);
        return path.find() ? "an error states a path of the target: " + path.group() : HOLDS;
    });

    /** An address at which the party itself reaches the target, or of its own, is known to it. */
    static final Invariant NO_INNER_ADDRESS = invariant("SEC-021").eachMessage(ReceivedMessage::isSip, m -> {
        String text = m.sip().reason() + "\n"
                + String.join("\n", m.ofTheTarget("Server", "User-Agent", "Warning", "Reason", "Organization"));
        return INNER.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(address -> !m.wire().remote().contains(address)
                        && !m.wire().local().contains(address))
                .findFirst()
                .map(address -> "a message states an inner address of the target: " + address)
                .orElse(HOLDS);
    });

    static final List<Invariant> INVARIANTS = List.of(NO_VERSION, NO_INNER_ADDRESS);

    private Disclosure() {}
}
