package io.sipwright.scenarios.report.html;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.StepRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the messages that a scenario's failed rulings refer to. A finding names its evidence in words: a line of a
 * message, {@code INVITE, CSeq 2} or {@code 200 OK to INVITE, CSeq 2, received by chromium/alice}. So may the error of
 * a step.
 */
final class Evidence {
    private static final Pattern CSEQ = Pattern.compile("CSeq:? (\\d+)");
    private static final Pattern PLACE = Pattern.compile("CSeq \\d+, (sent|received) by ");
    private static final int SHORTEST_LINE = 6;

    private final List<String> wheres;
    private final List<String> parties;
    private final Set<String> withMessage;

    Evidence(ScenarioRecord scenario) {
        wheres = Stream.concat(
                        scenario.rulings().stream()
                                .map(Ruling::finding)
                                .filter(f -> f.verdict() != Verdict.PASS)
                                .map(Finding::where),
                        scenario.steps().stream().map(StepRecord::error).filter(error -> PLACE.matcher(error)
                                .find()))
                .filter(w -> !w.isBlank())
                .toList();
        parties = scenario.messages().stream().map(m -> m.party()).distinct().toList();
        withMessage = wheres.stream()
                .filter(w -> scenario.messages().stream().anyMatch(m -> names(w, SipText.of(m))))
                .collect(Collectors.toSet());
    }

    boolean shows(SipText message) {
        return wheres.stream().anyMatch(w -> fits(w, message))
                || message.lines().stream().anyMatch(line -> isLine(line, message));
    }

    /** Whether a finding quotes this line; if it names a message too, then of that message only. */
    boolean isLine(String line, SipText message) {
        return line.strip().length() >= SHORTEST_LINE
                && wheres.stream()
                        .filter(w -> w.contains(line.strip()))
                        .anyMatch(w -> withMessage.contains(w) ? fits(w, message) : partyFits(w, message));
    }

    private boolean fits(String where, SipText message) {
        Matcher cseq = CSEQ.matcher(where);
        boolean sequenceFits = !cseq.find() || cseq.group(1).equals(message.sequence());
        return names(where, message) && sequenceFits && wayFits(where, message) && partyFits(where, message);
    }

    private static boolean names(String where, SipText message) {
        String method = Pattern.quote(message.method());
        String pattern = message.isRequest()
                ? "(?<!to )(?<![\\w-])" + method + "(?![\\w-])"
                : "(?<!\\d)" + message.status() + "(?!\\d).{0,40}\\bto (the )?(re-)?" + method + "\\b";
        boolean ofResponse =
                Pattern.compile("\\d{3}.{0,40}\\bto ").matcher(where).find();
        return message.isRequest() != ofResponse
                && Pattern.compile(pattern).matcher(where).find();
    }

    private static boolean wayFits(String where, SipText message) {
        boolean sent = message.wire().direction() == Direction.SENT;
        return !where.contains(sent ? "received by " : "sent by ");
    }

    private boolean partyFits(String where, SipText message) {
        return parties.stream().noneMatch(where::contains)
                || where.contains(message.wire().party());
    }
}
