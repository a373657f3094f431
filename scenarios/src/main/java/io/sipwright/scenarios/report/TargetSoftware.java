package io.sipwright.scenarios.report;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.judge.RunRecord;
import java.util.Optional;

/** What the target calls itself: Server in its responses to REGISTER, which no other party writes (RFC 3261 §20.35). */
public final class TargetSoftware {
    private static final int LOOKED_AT = 300;
    private static final int LONGEST = 80;

    private TargetSoftware() {}

    /** {@code kamailio (6.0.3 (x86_64/linux))}; empty where it does not say. */
    public static Optional<String> of(RunRecord run) {
        return run.scenarios().stream()
                .flatMap(s -> s.messages().stream())
                .filter(m -> m.direction() == Direction.RECEIVED)
                .map(m -> SipText.parse(m.bytes()))
                .filter(m -> m.isResponse() && m.cseqMethod().equals("REGISTER"))
                .limit(LOOKED_AT)
                .flatMap(m -> m.header("Server").stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(PlainText::terminal)
                .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }
}
