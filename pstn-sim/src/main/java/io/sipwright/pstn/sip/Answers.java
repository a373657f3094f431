package io.sipwright.pstn.sip;

import java.util.Set;

/** What a response copies from its request (RFC 3261 §8.2.6.2, §12.1.1). */
final class Answers {
    private static final Set<String> COPIED = Set.of("via", "from", "to", "call-id", "cseq");

    private Answers() {}

    static SipText to(SipText request, int status, String reason, String toTag) {
        SipEdit edit = SipText.response(status, reason).edit();
        for (HeaderLine line : request.lines()) {
            if (line.is("To") && !toTag.isEmpty() && request.to().tag().isEmpty()) {
                edit.add(line.name(), line.value() + ";tag=" + toTag);
            } else if (COPIED.contains(line.canonicalName()) || isRoute(line, status) || isTimestamp(line, status)) {
                edit.add(line);
            }
        }
        return edit.set("Content-Length", "0").done();
    }

    private static boolean isRoute(HeaderLine line, int status) {
        return line.is("Record-Route") && status > 100 && status < 300;
    }

    private static boolean isTimestamp(HeaderLine line, int status) {
        return line.is("Timestamp") && status == 100;
    }
}
