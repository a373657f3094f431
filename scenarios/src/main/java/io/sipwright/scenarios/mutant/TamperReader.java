package io.sipwright.scenarios.mutant;

import io.sipwright.pstn.tamper.Action;
import io.sipwright.pstn.tamper.Change;
import io.sipwright.pstn.tamper.FrameChanges;
import io.sipwright.pstn.tamper.Match;
import io.sipwright.pstn.tamper.MatchPhrase;
import io.sipwright.pstn.tamper.PacketChanges;
import io.sipwright.pstn.tamper.SipChanges;
import io.sipwright.pstn.tamper.TamperRule;
import io.sipwright.scenarios.yaml.YamlNode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads one rule of tampering. {@code on} describes the units ({@link MatchPhrase}), {@code with}, {@code without} and
 * {@code saying} narrow it, {@code after}, {@code from} and {@code for} say when. Changes:
 * {@code status, reason, uri, method, remove, set, add, in, sdp, replace, truncate, rtp, frame, mute}. Actions:
 * {@code drop, delay, hold, repeat, swap, redirect, close, answer, instead, also}; {@code keep} remembers it under a
 * name.
 */
final class TamperReader {
    private static final Set<String> MATCH = Set.of("on", "with", "without", "saying", "after", "from", "for");
    private static final Set<String> CHANGES = Set.of(
            "status",
            "reason",
            "uri",
            "method",
            "remove",
            "set",
            "add",
            "in",
            "sdp",
            "replace",
            "truncate",
            "rtp",
            "frame",
            "mute",
            "keepLength",
            "keep");
    private static final Set<String> ACTIONS = Set.of(
            "drop", "delay", "hold", "repeat", "distance", "swap", "redirect", "close", "answer", "instead", "also");
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(ms|s|min)");
    private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1000, "min", 60_000);

    private final Map<String, YamlNode> fields;

    private TamperReader(Map<String, YamlNode> fields) {
        this.fields = fields;
    }

    static TamperRule rule(YamlNode node) {
        Set<String> known = new HashSet<>(MATCH);
        known.addAll(CHANGES);
        known.addAll(ACTIONS);
        TamperReader reader = new TamperReader(node.entries(known));
        TamperRule rule = new TamperRule(
                reader.match(node.required(reader.fields, "on")),
                reader.window(),
                reader.changes(),
                reader.flag("keepLength"),
                reader.action(),
                reader.text("keep").orElse(""));
        if (rule.changes().isEmpty()
                && rule.action() instanceof Action.Pass
                && rule.keep().isEmpty()) {
            throw node.fault("this rule does nothing");
        }
        return rule;
    }

    private Match match(YamlNode on) {
        Match match = phrase(on);
        for (Map.Entry<String, YamlNode> header : entries("with").entrySet()) {
            match = match.with(header.getKey(), pattern(header.getValue()));
        }
        for (String header : texts(fields, "without")) {
            match = match.without(header);
        }
        YamlNode saying = fields.get("saying");
        return saying == null ? match : match.saying(pattern(saying));
    }

    private static Match phrase(YamlNode node) {
        try {
            return MatchPhrase.parse(node.text());
        } catch (IllegalArgumentException e) {
            throw node.fault(String.valueOf(e.getMessage()));
        }
    }

    private TamperRule.Window window() {
        return new TamperRule.Window(
                Optional.ofNullable(fields.get("after")).map(TamperReader::phrase),
                duration("from").orElse(Duration.ZERO),
                duration("for"));
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        number("status").ifPresent(status -> changes.add(SipChanges.status(status)));
        text("reason").ifPresent(reason -> changes.add(SipChanges.reason(reason)));
        text("uri").ifPresent(uri -> changes.add(SipChanges.requestUri(uri)));
        text("method").ifPresent(method -> changes.add(SipChanges.method(method)));
        texts(fields, "remove").forEach(what -> changes.add(SipChanges.remove(what)));
        entries("set").forEach((what, value) -> changes.add(SipChanges.set(what, value.anyText())));
        entries("add").forEach((header, value) -> changes.add(SipChanges.add(header, value.text())));
        entries("in")
                .forEach((header, node) -> changes.addAll(
                        replacements(node, (wanted, with) -> SipChanges.inHeader(header, wanted, with))));
        changes.addAll(sdp());
        optional("replace").ifPresent(node -> changes.addAll(replacements(node, SipChanges::inBytes)));
        number("truncate").ifPresent(length -> changes.add(SipChanges.truncate(length)));
        if (flag("mute")) {
            changes.add(PacketChanges.mute());
        }
        changes.addAll(packet());
        changes.addAll(frame());
        return changes;
    }

    private List<Change> sdp() {
        YamlNode node = fields.get("sdp");
        if (node == null) {
            return List.of();
        }
        Map<String, YamlNode> parts = node.entries(Set.of("remove", "add", "replace"));
        List<Change> changes = new ArrayList<>();
        texts(parts, "remove").forEach(line -> changes.add(SipChanges.removeSdpLines(Pattern.compile(line))));
        if (parts.containsKey("add")) {
            changes.add(SipChanges.addSdpLines(texts(parts, "add")));
        }
        Optional.ofNullable(parts.get("replace")).ifPresent(r -> changes.addAll(replacements(r, SipChanges::inSdp)));
        return changes;
    }

    private List<Change> packet() {
        List<Change> changes = new ArrayList<>();
        Map<String, Function<Integer, Change>> known = Map.of(
                "sequence", PacketChanges::sequence,
                "timestamp", PacketChanges::timestamp,
                "ssrc", PacketChanges::ssrc,
                "type", PacketChanges::type,
                "marker", on -> PacketChanges.marker(on != 0));
        optional("rtp").ifPresent(node -> node.entries(known.keySet())
                .forEach((key, value) ->
                        changes.add(Objects.requireNonNull(known.get(key)).apply(number(value)))));
        return changes;
    }

    private List<Change> frame() {
        List<Change> changes = new ArrayList<>();
        Map<String, Function<Integer, Change>> known = Map.of(
                "masked", on -> FrameChanges.masked(on != 0),
                "fin", on -> FrameChanges.fin(on != 0),
                "opcode", FrameChanges::opcode,
                "reserved", FrameChanges::reserved,
                "code", FrameChanges::closeCode);
        optional("frame").ifPresent(node -> node.entries(known.keySet())
                .forEach((key, value) ->
                        changes.add(Objects.requireNonNull(known.get(key)).apply(number(value)))));
        return changes;
    }

    private Action action() {
        List<Action> actions = new ArrayList<>();
        if (flag("drop")) {
            actions.add(new Action.Drop());
        }
        if (flag("hold")) {
            actions.add(new Action.HoldBack());
        }
        if (flag("swap")) {
            actions.add(new Action.Swap());
        }
        duration("delay").ifPresent(time -> actions.add(new Action.Delay(time)));
        number("repeat")
                .ifPresent(times -> actions.add(
                        new Action.Repeat(times, duration("distance").orElse(Duration.ZERO))));
        optional("redirect").ifPresent(node -> actions.add(new Action.Redirect(address(node))));
        number("close").ifPresent(code -> actions.add(new Action.Close(code)));
        number("answer").ifPresent(status -> actions.add(new Action.Answer(status)));
        text("instead").ifPresent(name -> actions.add(new Action.Instead(name)));
        text("also").ifPresent(name -> actions.add(new Action.Also(name)));
        if (actions.size() > 1) {
            throw optional("on").orElseThrow().fault("a rule has one action, not " + actions.size());
        }
        return actions.isEmpty() ? new Action.Pass() : actions.get(0);
    }

    private static InetSocketAddress address(YamlNode node) {
        String[] parts = node.text().split(":");
        if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) {
            throw node.fault("an address has the form host:port");
        }
        return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
    }

    private static List<Change> replacements(YamlNode node, BiFunction<Pattern, String, Change> change) {
        List<Change> changes = new ArrayList<>();
        node.entries().forEach((wanted, with) -> changes.add(change.apply(pattern(node, wanted), with.anyText())));
        return changes;
    }

    private static Pattern pattern(YamlNode node) {
        return pattern(node, node.text());
    }

    private static Pattern pattern(YamlNode node, String expression) {
        try {
            return Pattern.compile(expression, Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw node.fault("not a regular expression: " + e.getDescription());
        }
    }

    private Optional<YamlNode> optional(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    private Map<String, YamlNode> entries(String key) {
        return optional(key).map(YamlNode::entries).orElse(Map.of());
    }

    private Optional<String> text(String key) {
        return optional(key).map(YamlNode::text);
    }

    /** One text or a list of texts; none if the key is missing. */
    static List<String> texts(Map<String, YamlNode> fields, String key) {
        YamlNode node = fields.get(key);
        if (node == null) {
            return List.of();
        }
        return node.isList() ? node.items().stream().map(YamlNode::text).toList() : List.of(node.text());
    }

    private boolean flag(String key) {
        return optional(key).map(TamperReader::number).orElse(0) != 0;
    }

    private Optional<Integer> number(String key) {
        return optional(key).map(TamperReader::number);
    }

    /** A number, or yes (1) or no (0). */
    static int number(YamlNode node) {
        String text = node.text();
        if (text.matches("[+-]?\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        return switch (text) {
            case "yes", "true" -> 1;
            case "no", "false" -> 0;
            default -> throw node.fault("a number, yes or no is expected here");
        };
    }

    private Optional<Duration> duration(String key) {
        return optional(key).map(node -> {
            Matcher matcher = DURATION.matcher(node.text());
            if (!matcher.matches()) {
                throw node.fault("a time has the form 200 ms, 1.5 s or 2 min");
            }
            return Duration.ofMillis(
                    Math.round(Double.parseDouble(matcher.group(1)) * MILLIS.getOrDefault(matcher.group(2), 1)));
        });
    }
}
