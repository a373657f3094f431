package io.sipwright.pstn.tamper;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.tamper.Match.Unit;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.Traffic.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads phrases such as {@code 400 to REGISTER}, {@code the next 200 to REGISTER}, {@code BYE towards the far end},
 * {@code every second RTP packet towards the phone}, {@code 10 % of RTP packets towards the far end}, {@code re-INVITE from
 * the phone}, {@code 200 to INVITE or UPDATE with SDP}. Without a direction a phrase means what any party receives.
 */
public final class MatchPhrase {
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth", "sixth");
    private static final String NTH = "(" + String.join("|", ORDINALS) + "|\\d+(?:st|nd|rd|th))";
    private static final String NAME = "[A-Za-z][\\w.-]*";
    private static final Pattern PHRASE =
            Pattern.compile("(?:(?<chance>\\d+(?:\\.\\d+)?) % of |(?<share>\\d+) of (?<period>\\d+) "
                    + "|the (?<next>next) |the (?<nth>" + NTH + ") |every (?<every>" + NTH + ") |(?:every|each|any) )?"
                    + "(?<subject>.+?)"
                    + "(?: to (?<to>[A-Z]+(?: or [A-Z]+)*))?"
                    + "(?: of type (?<type>\\d+))?"
                    + "(?: (?<way>towards|from) (?<party>the far end|the phone|a phone|an endpoint|" + NAME + "))?"
                    + "(?: (?<has>with|without) (?<header>" + NAME + "))?");
    private static final Pattern STATUS = Pattern.compile("([1-6])(\\d\\d|xx)");
    private static final Pattern METHOD = Pattern.compile("[A-Z]+");
    private static final Map<String, Kind> PACKETS =
            Map.of("RTP", Kind.RTP, "RTCP", Kind.RTCP, "STUN", Kind.STUN, "DTLS", Kind.DTLS);
    private static final Map<String, Integer> OPCODES =
            Map.of("text ", 1, "binary ", 2, "close ", 8, "ping ", 9, "pong ", 10, "continuation ", 0);

    private MatchPhrase() {}

    /** @throws IllegalArgumentException if the phrase is not understood */
    public static Match parse(String phrase) {
        Matcher parts = PHRASE.matcher(phrase.strip());
        if (!parts.matches()) {
            throw unknown(phrase, "it has no subject");
        }
        String subject = parts.group("subject");
        Kind kind = kind(subject);
        Match match = new Match(
                occurrence(parts),
                kind,
                "from".equals(parts.group("way")) ? Direction.SENT : Direction.RECEIVED,
                party(parts.group("party")),
                subject(kind, subject, phrase).and(ofType(parts.group("type"))),
                List.of());
        match = parts.group("to") == null
                ? match
                : responseTo(match, List.of(parts.group("to").split(" or ")));
        return parts.group("header") == null
                ? match
                : condition(match, parts.group("has").equals("with"), parts.group("header"));
    }

    private static Match responseTo(Match match, List<String> methods) {
        return match.with("CSeq", Pattern.compile("(?:^|\\s)(?:" + String.join("|", methods) + ")$"));
    }

    private static Match condition(Match match, boolean wanted, String header) {
        if (!header.equals("SDP")) {
            return wanted ? match.with(header, Pattern.compile("")) : match.without(header);
        }
        Pattern sdp = Pattern.compile("(?i)application/sdp");
        return wanted ? match.with("Content-Type", sdp) : match.unless(match.with("Content-Type", sdp));
    }

    private static Occurrence occurrence(Matcher parts) {
        if (parts.group("chance") != null) {
            return new Occurrence.Chance(Double.parseDouble(parts.group("chance")) / 100);
        } else if (parts.group("share") != null) {
            return new Occurrence.Periodic(
                    Integer.parseInt(parts.group("share")), Integer.parseInt(parts.group("period")));
        } else if (parts.group("next") != null) {
            return new Occurrence.Nth(1, true);
        } else if (parts.group("nth") != null) {
            return new Occurrence.Nth(ordinal(parts.group("nth")), false);
        } else if (parts.group("every") != null) {
            return new Occurrence.Periodic(1, ordinal(parts.group("every")));
        }
        return new Occurrence.All();
    }

    private static int ordinal(String word) {
        int known = ORDINALS.indexOf(word);
        return known >= 0 ? known + 1 : Integer.parseInt(word.replaceAll("\\D", ""));
    }

    private static Match.Party party(String words) {
        if (words == null) {
            return Match.Party.ANY;
        }
        return switch (words) {
            case "the far end" -> Match.Party.of(Traffic.Role.FAR_END);
            case "the phone", "a phone" -> Match.Party.of(Traffic.Role.PHONE);
            case "an endpoint" -> Match.Party.of(Traffic.Role.ENDPOINT);
            default -> Match.Party.named(words);
        };
    }

    private static Kind kind(String subject) {
        String[] words = subject.split(" ");
        if (words.length == 2 && words[1].matches("packets?") && PACKETS.containsKey(words[0])) {
            return PACKETS.get(words[0]);
        } else if (subject.matches("(.* )?frames?")) {
            return Kind.FRAME;
        }
        return subject.startsWith("HTTP ") ? Kind.HTTP : Kind.SIP;
    }

    private static Predicate<Unit> subject(Kind kind, String subject, String phrase) {
        return switch (kind) {
            case SIP -> sip(subject, phrase);
            case FRAME -> frame(subject.replaceAll("frames?$", ""), phrase);
            case HTTP -> http(subject.substring(5), phrase);
            case RTP, RTCP, STUN, DTLS -> unit -> true;
        };
    }

    private static Predicate<Unit> sip(String subject, String phrase) {
        return switch (subject) {
            case "message", "messages" -> unit -> true;
            case "request", "requests" -> unit -> unit.sip().isRequest();
            case "response", "responses" -> unit -> unit.sip().isResponse();
            case "final response" -> unit -> unit.sip().start().status() >= 200;
            case "re-INVITE" -> unit -> inDialog(unit.sip(), "INVITE");
            case "initial INVITE" ->
                unit -> unit.sip().start().method().equals("INVITE") && !inDialog(unit.sip(), "INVITE");
            default ->
                Stream.of(subject.split(" or |, "))
                        .map(one -> statusOrMethod(one, phrase))
                        .reduce(unit -> false, Predicate::or);
        };
    }

    private static boolean inDialog(SipText message, String method) {
        return message.start().method().equals(method) && !message.to().tag().isEmpty();
    }

    private static Predicate<Unit> statusOrMethod(String one, String phrase) {
        if (STATUS.matcher(one).matches()) {
            Pattern wanted = Pattern.compile(one.replace("xx", "\\d\\d"));
            return unit ->
                    wanted.matcher(String.valueOf(unit.sip().start().status())).matches();
        } else if (METHOD.matcher(one).matches() && !PACKETS.containsKey(one)) {
            return unit -> unit.sip().start().method().equals(one);
        }
        throw unknown(phrase, "\"" + one + "\" is no status, method, packet or frame");
    }

    private static Predicate<Unit> frame(String type, String phrase) {
        if (type.isEmpty()) {
            return unit -> true;
        }
        Integer opcode = OPCODES.get(type);
        if (opcode == null) {
            throw unknown(phrase, "there are " + String.join("and ", OPCODES.keySet()) + "frames");
        }
        return unit -> unit.bytes().length > 0 && (unit.bytes()[0] & 0x0f) == opcode;
    }

    private static Predicate<Unit> http(String which, String phrase) {
        if (!which.equals("request") && !which.equals("response")) {
            throw unknown(phrase, "there are an HTTP request and an HTTP response");
        }
        boolean response = which.equals("response");
        return unit -> unit.sip().startLine().startsWith("HTTP/") == response;
    }

    /** Payload type of an RTP packet (RFC 3550 §5.1). */
    private static Predicate<Unit> ofType(String type) {
        return type == null
                ? unit -> true
                : unit -> unit.bytes().length > 1 && (unit.bytes()[1] & 0x7f) == Integer.parseInt(type);
    }

    private static IllegalArgumentException unknown(String phrase, String why) {
        return new IllegalArgumentException("\"" + phrase + "\" describes no traffic: " + why);
    }
}
