package io.sipwright.scenarios.report.html;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A scenario's SIP as a ladder: a column for each party and one for the target, a rung for each message.
 *
 * @param columns names, from left to right
 * @param calls each Call-ID with its letter
 * @param rungs in order of time
 */
record Ladder(List<String> columns, List<Call> calls, List<Rung> rungs) {
    private static final String TARGET = "target";
    private static final int COLOURS = 8;

    /** A Call-ID, distinguished by letter and colour. */
    record Call(String letter, int colour, String label, String callId) {}

    /** A line of a message; marked when a finding quotes it. */
    record Line(String text, boolean marked) {}

    /**
     * A message.
     *
     * @param time since the first message, {@code +0.412}
     * @param call whose message it is
     * @param label {@code INVITE}, {@code 200 OK}
     * @param detail method of a response, and whether there is SDP
     * @param from column where the arrow begins
     * @param to column where it ends
     * @param refusal a final response of failure
     * @param evidence a failed finding points at it
     * @param sentence the same as text, for screen readers
     * @param lines the message
     */
    record Rung(
            String time,
            Call call,
            String label,
            String detail,
            int from,
            int to,
            boolean refusal,
            boolean evidence,
            String sentence,
            List<Line> lines) {}

    static Ladder of(ScenarioRecord scenario) {
        List<String> columns = columns(scenario.messages());
        Map<String, Call> calls = new LinkedHashMap<>();
        Evidence evidence = new Evidence(scenario);
        Instant start = scenario.messages().isEmpty()
                ? Instant.EPOCH
                : scenario.messages().get(0).at();
        List<Rung> rungs = new ArrayList<>();
        for (WireMessage wire : scenario.messages()) {
            SipText message = SipText.of(wire);
            Call call = calls.computeIfAbsent(message.callId(), id -> call(id, calls.size(), message));
            rungs.add(rung(message, call, start, columns, evidence));
        }
        return new Ladder(columns, List.copyOf(calls.values()), rungs);
    }

    /** The heading of a column: a party that is not a phone is the far end. */
    String heading(int column) {
        String name = columns.get(column);
        return name.contains("/") || name.equals(TARGET) ? name : "far end (" + name + ")";
    }

    /** Middle of a column in percent of the width. */
    String x(int column) {
        return String.format(Locale.ROOT, "%.2f%%", (column + 0.5) * 100 / columns.size());
    }

    /** Middle of an arrow in percent of the width. */
    String middle(Rung rung) {
        return String.format(Locale.ROOT, "%.2f%%", (rung.from + rung.to + 1) * 50.0 / columns.size());
    }

    /** The first phone, the target, the other phones, the far end: so most arrows connect neighbouring columns. */
    private static List<String> columns(List<WireMessage> messages) {
        Set<String> phones = new LinkedHashSet<>();
        Set<String> farEnds = new LinkedHashSet<>();
        messages.forEach(m -> (m.party().contains("/") ? phones : farEnds).add(m.party()));
        List<String> columns = new ArrayList<>(phones);
        columns.add(Math.min(1, columns.size()), TARGET);
        columns.addAll(farEnds);
        return columns;
    }

    private static Call call(String callId, int n, SipText first) {
        String letter = n < 26 ? String.valueOf((char) ('A' + n)) : String.valueOf(n + 1);
        String from = first.user("From");
        String to = first.user("To");
        String label = first.method() + " " + (from.equals(to) ? from : from + " → " + to);
        return new Call(letter, n % COLOURS, label, callId);
    }

    private static Rung rung(SipText message, Call call, Instant start, List<String> columns, Evidence evidence) {
        WireMessage wire = message.wire();
        boolean sent = wire.direction() == Direction.SENT;
        int party = columns.indexOf(wire.party());
        int target = columns.indexOf(TARGET);
        double offset = Duration.between(start, wire.at()).toNanos() / 1e9;
        String time = String.format(Locale.ROOT, "+%.3f", offset);
        String detail = (message.isRequest() ? "" : message.method()) + (message.hasSdp() ? " +SDP" : "");
        String sentence = "%s s, call %s: %s %s %s %s the target over %s"
                .formatted(
                        time,
                        call.letter,
                        wire.party(),
                        sent ? "sends" : "receives",
                        message.title() + " " + detail.strip(),
                        sent ? "to" : "from",
                        wire.transport());
        return new Rung(
                time,
                call,
                message.title(),
                detail.strip(),
                sent ? party : target,
                sent ? target : party,
                message.status() >= 400,
                evidence.shows(message),
                sentence,
                message.lines().stream()
                        .map(l -> new Line(l, evidence.isLine(l, message)))
                        .toList());
    }
}
