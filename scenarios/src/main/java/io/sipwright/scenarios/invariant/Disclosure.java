package io.sipwright.scenarios.invariant;

import static io.sipwright.scenarios.invariant.Invariant.HOLDS;
import static io.sipwright.scenarios.invariant.Invariant.invariant;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the target reveals about itself. */
final class Disclosure {
    private static final Pattern VERSION = Pattern.compile("(?:[/ (]|\\bv)\\d+(?:\\.\\d+)*\\b");
    private static final Pattern PATH =
            Pattern.compile("/(?:usr|var|home|opt|etc|root|srv)/\\S+|\\b\\w+\\.(?:java|c|cpp|lua|py|pl):\\d+");

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

    static final List<Invariant> INVARIANTS = List.of(NO_VERSION);

    private Disclosure() {}
}
