package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.HeaderLine;
import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expectation on a message: one row of a table.
 *
 * @param name of a header; {@code Request-URI}, {@code Reason-Phrase}, {@code Status}, {@code Start-Line},
 *     {@code Body}, {@code Body-Bytes} (in hex) and {@code Size} (in bytes), {@code Header-Names} (sorted) and {@code CSeq-Number} work alike, and so do places in a
 *     session description ({@link DescriptionField}) and {@code Challenge},
 *     which is WWW-Authenticate or Proxy-Authenticate, as user agents and proxies send them (RFC 3261 §22.2, §22.3);
 *     {@code Challenge-Parameters} are the names of all parameters in challenges, and whether one is stale
 * @param selector which of several values: its number from 1, {@code last}, or a URI in it; empty for the first
 * @param parameter of that value; empty for the whole header
 * @param predicate one of {@link #PREDICATES}
 * @param wanted the value to compare with
 */
public record HeaderExpectation(
        String name, Optional<String> selector, Optional<String> parameter, String predicate, String wanted) {
    /** All predicates. */
    public static final List<String> PREDICATES = List.of(
            "is",
            "is not",
            "is one of",
            "contains",
            "contains not",
            "matches",
            "matches not",
            "values",
            "present",
            "absent",
            "at most",
            "at least");

    private static final List<String> LINES = List.of(
            "request-uri",
            "reason-phrase",
            "status",
            "start-line",
            "body",
            "body-bytes",
            "size",
            "header-names",
            "cseq-number",
            "challenge-parameters");

    private static final Pattern CELL = Pattern.compile("([^;\\[\\s]+)(?:\\[(.+)])?(?:;([\\w.+-]+))?");

    public HeaderExpectation {
        if (!PREDICATES.contains(predicate)) {
            throw new IllegalArgumentException(
                    "\"" + predicate + "\" is no predicate; there are " + String.join(", ", PREDICATES));
        }
    }

    /** Reads a row; the third cell may be missing if the predicate needs no value. */
    public static HeaderExpectation of(List<String> row) {
        Matcher m = CELL.matcher(row.get(0).strip());
        boolean described = DescriptionField.parse(row.get(0)).isPresent();
        if (!m.matches() && !described || row.size() < 2) {
            throw new IllegalArgumentException(
                    "\"" + String.join(" | ", row) + "\" is no expectation; write Name;parameter | predicate | value");
        }
        String wanted = row.size() < 3 ? "" : row.get(2);
        return new HeaderExpectation(
                described ? row.get(0).strip() : m.group(1),
                described ? Optional.empty() : Optional.ofNullable(m.group(2)),
                described ? Optional.empty() : Optional.ofNullable(m.group(3)),
                row.get(1).strip(),
                row.get(0).strip().equalsIgnoreCase("body") ? wanted : wanted.strip());
    }

    /** Empty if the message meets it; else what the message has instead. */
    public Optional<String> missing(SipText message) {
        boolean well =
                switch (predicate) {
                    case "values" -> String.valueOf(values(message).size()).equals(wanted);
                    case "present" -> isThere(message);
                    case "absent" -> !isThere(message);
                    case "is not" -> value(message).filter(this::equal).isEmpty();
                    case "contains not" -> !holds(message);
                    case "matches not" ->
                        any(message).stream()
                                .noneMatch(v -> pattern().matcher(v).find());
                    case "contains" -> holds(message);
                    default -> value(message).filter(this::compare).isPresent();
                };
        return well ? Optional.empty() : Optional.of(actual(message));
    }

    private boolean compare(String value) {
        return switch (predicate) {
            case "is" -> equal(value);
            case "is one of" -> List.of(wanted.split("\\s*,\\s*")).stream().anyMatch(w -> equal(w, value));
            case "matches" -> pattern().matcher(value).find();
            case "at most" -> number(value) <= Double.parseDouble(wanted);
            case "at least" -> number(value) >= Double.parseDouble(wanted);
            default -> throw new IllegalStateException(predicate);
        };
    }

    /** A text that is not a number meets neither at most nor at least. */
    private static double number(String value) {
        return value.matches("-?\\d+(\\.\\d+)?") ? Double.parseDouble(value) : Double.NaN;
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(wanted);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + wanted + "\" is no regular expression: " + e.getMessage(), e);
        }
    }

    private boolean equal(String value) {
        return equal(wanted, value);
    }

    /** Parameters that are not named are not compared; URIs are compared as RFC 3261 §19.1.4 says. */
    private boolean equal(String want, String value) {
        if (value.equals(want) || isText()) {
            return value.equals(want);
        }
        if (parameter.isEmpty() && !want.contains(";")) {
            return HeaderChange.parts(value).get(0).equals(want)
                    || sameUri(want, NameAddr.parse(value).uri());
        }
        return sameUri(want, value) || sameParts(HeaderChange.parts(want), HeaderChange.parts(value));
    }

    /** A body or a reason phrase has no parameters, and every blank in it counts (PRX-009). */
    private boolean isText() {
        String lower = name.toLowerCase(Locale.ROOT);
        return LINES.contains(lower) && !lower.equals("request-uri");
    }

    /** The order of parameters, the case of their names and blanks around = mean nothing (RFC 3261 §7.3.1, §25.1). */
    private static boolean sameParts(List<String> want, List<String> value) {
        return value.get(0).equals(want.get(0))
                && value.size() == want.size()
                && plain(value).equals(plain(want));
    }

    private static Set<String> plain(List<String> parts) {
        return parts.stream()
                .map(part -> part.split("\\s*=\\s*", 2))
                .map(pair -> pair[0].toLowerCase(Locale.ROOT) + (pair.length < 2 ? "" : "=" + pair[1]))
                .collect(Collectors.toSet());
    }

    private static boolean sameUri(String want, String value) {
        Optional<SipUri> one = SipUri.parse(want.replaceAll("[<>]", ""));
        Optional<SipUri> other = SipUri.parse(value.replaceAll("[<>]", ""));
        return one.isPresent() && other.isPresent() && one.get().equivalent(other.get());
    }

    /** A header that may be empty, such as Supported (RFC 3261 §20.37), is there without a value. */
    private boolean isThere(SipText message) {
        return value(message).isPresent()
                || parameter.isEmpty()
                        && selector.isEmpty()
                        && !message.headers(name).isEmpty();
    }

    /** All values of a header, or the selected one. */
    private List<String> any(SipText message) {
        boolean one = LINES.contains(name.toLowerCase(Locale.ROOT)) || parameter.isPresent() || selector.isPresent();
        return one ? value(message).stream().toList() : values(message);
    }

    /** Whether a value has this URI, or contains this text. */
    private boolean holds(SipText message) {
        boolean uri = SipUri.parse(wanted.replaceAll("[<>]", "")).isPresent();
        return any(message).stream()
                .anyMatch(v -> uri && !name.equalsIgnoreCase("body")
                        ? sameUri(wanted, NameAddr.parse(v).uri())
                        : v.contains(wanted));
    }

    /** The value; empty if there is none. */
    public Optional<String> read(SipText message) {
        return value(message);
    }

    private Optional<String> value(SipText message) {
        Optional<String> whole =
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "request-uri" -> Optional.of(message.requestUri());
                    case "reason-phrase" -> Optional.of(message.reason());
                    case "status" -> Optional.of(String.valueOf(message.status()));
                    case "start-line" -> Optional.of(message.startLine());
                    case "body" -> Optional.of(message.bodyText());
                    case "body-bytes" -> Optional.of(HexFormat.of().formatHex(message.body()));
                    case "size" -> Optional.of(String.valueOf(message.bytes().length));
                    case "header-names" -> Optional.of(names(message));
                    case "cseq-number" -> Optional.of(String.valueOf(message.cseqNumber()));
                    case "challenge-parameters" -> Optional.of(challengeParameters(message));
                    default -> selected(message);
                };
        return parameter.isEmpty() ? whole : whole.flatMap(v -> parameterOf(v, parameter.get()));
    }

    /** Which headers there are, in alphabetical order: their order on the wire means nothing (RFC 3261 §7.3.1). */
    private static String names(SipText message) {
        return message.lines().stream()
                .map(HeaderLine::canonicalName)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Their names in alphabetical order, whatever the number of challenges (AUTH-017). */
    private static String challengeParameters(SipText message) {
        return challenges(message).stream()
                .flatMap(value -> DigestChallenge.parse(value).stream())
                .flatMap(challenge -> Stream.concat(
                        challenge.params().list().stream()
                                .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
                                .filter(name -> !name.equals("stale")),
                        challenge.isStale() ? Stream.of("stale=true") : Stream.empty()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static List<String> challenges(SipText message) {
        return Stream.of("WWW-Authenticate", "Proxy-Authenticate")
                .flatMap(header -> message.values(header).stream())
                .toList();
    }

    private Optional<String> selected(SipText message) {
        List<String> all = values(message);
        if (selector.isEmpty()) {
            return all.stream().findFirst();
        }
        String which = selector.get();
        if (which.equals("last")) {
            return all.stream().reduce((before, last) -> last);
        }
        return which.matches("\\d+")
                ? all.stream().skip(Long.parseLong(which) - 1).findFirst()
                : all.stream()
                        .filter(v -> sameUri(which, NameAddr.parse(v).uri()))
                        .findFirst();
    }

    private static Optional<String> parameterOf(String value, String parameter) {
        boolean scheme = value.regionMatches(true, 0, "Digest ", 0, 7);
        List<String> parts = scheme
                ? List.of(value.substring(7).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                : HeaderChange.parts(value);
        return parts.stream()
                .skip(scheme ? 0 : 1)
                .map(String::strip)
                .filter(p -> p.split("\\s*=", 2)[0].equalsIgnoreCase(parameter))
                .map(p -> p.contains("=") ? p.substring(p.indexOf('=') + 1).strip() : "")
                .map(p -> p.length() > 1 && p.startsWith("\"") && p.endsWith("\"") ? p.substring(1, p.length() - 1) : p)
                .findFirst();
    }

    private List<String> values(SipText message) {
        Optional<DescriptionField> field = DescriptionField.parse(name);
        if (field.isPresent()) {
            return field.get().values(message.bodyText());
        }
        if (name.equalsIgnoreCase("challenge")) {
            return challenges(message);
        }
        return name.equals("*")
                ? message.lines().stream().map(HeaderLine::value).toList()
                : message.values(name);
    }

    private String actual(SipText message) {
        String what =
                switch (predicate) {
                    case "values" -> values(message).size() + " values";
                    case "contains not", "matches not" -> unwanted(message);
                    default -> value(message).map(this::fromTheDifference).orElse("absent");
                };
        return cell() + " is "
                + (what.isEmpty() ? "empty" : what.lines().findFirst().orElse(what));
    }

    /** What should not be there: of a body only the part that it is about. */
    private String unwanted(SipText message) {
        if (predicate.equals("contains not")) {
            return any(message).stream()
                    .filter(v -> v.contains(wanted))
                    .findFirst()
                    .orElse(wanted);
        }
        return any(message).stream()
                .map(v -> Map.entry(v, pattern().matcher(v)))
                .filter(found -> found.getValue().find())
                .map(found -> name.equalsIgnoreCase("body") ? found.getValue().group() : found.getKey())
                .findFirst()
                .orElse("absent");
    }

    /** A body that should be another one: with its line ends, from the line on in which the two differ first. */
    private String fromTheDifference(String value) {
        if (!name.equalsIgnoreCase("body") || !List.of("is", "contains").contains(predicate)) {
            return value;
        }
        int same = 0;
        while (same < Math.min(value.length(), wanted.length()) && value.charAt(same) == wanted.charAt(same)) {
            same++;
        }
        String rest = value.substring(value.lastIndexOf('\n', Math.min(same, value.length() - 1) - 1) + 1);
        return (rest.length() < value.length() ? "… " : "")
                + rest.replace("\r", "\\r").replace("\n", "\\n");
    }

    private String cell() {
        return name
                + selector.map(s -> "[" + s + "]").orElse("")
                + parameter.map(p -> ";" + p).orElse("");
    }

    /** {@code Contact contains sip:…}. */
    public String text() {
        return cell() + " " + predicate + (wanted.isEmpty() ? "" : " " + wanted);
    }
}
