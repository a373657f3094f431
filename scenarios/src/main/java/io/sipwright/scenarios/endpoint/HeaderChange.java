package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change to a message: a header, one of its parameters, the Request-URI, the start line, the body or a place in its session
 * description ({@link DescriptionField}).
 *
 * @param name of the header; {@code Request-URI}, {@code Start-Line}, {@code Body} and {@code audio a=setup} work alike
 * @param parameter of the header's first value; empty for the whole header
 * @param value the new value; empty to remove it
 */
public record HeaderChange(String name, Optional<String> parameter, Optional<String> value) {
    private static final String NEW = "new";
    private static final Pattern CELL = Pattern.compile("([^;\\s]+)(?:;([\\w.+-]+))?");

    /**
     * Reads a row of a table.
     *
     * @param cell {@code Via} or {@code Via;branch}
     * @param value {@code absent} removes it
     * @throws IllegalArgumentException if the cell names no header
     */
    public static HeaderChange of(String cell, String value) {
        Optional<String> now = value.equals("absent") ? Optional.empty() : Optional.of(value);
        if (DescriptionField.parse(cell).isPresent()) {
            return new HeaderChange(cell.strip(), Optional.empty(), now);
        }
        Matcher m = CELL.matcher(cell.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("\"" + cell + "\" names no header; write Name or Name;parameter");
        }
        return new HeaderChange(m.group(1), Optional.ofNullable(m.group(2)), now);
    }

    public static HeaderChange without(String name) {
        return new HeaderChange(name, Optional.empty(), Optional.empty());
    }

    /** Whether it changes a place in the session description. */
    public boolean describes() {
        return DescriptionField.parse(name).isPresent();
    }

    /** Makes the changes in their order; a name that occurs twice gives two lines. */
    public static SipText apply(SipText message, List<HeaderChange> changes) {
        SipText changed = message;
        Set<String> seen = new HashSet<>();
        for (HeaderChange change : changes) {
            boolean first = seen.add(change.name.toLowerCase(Locale.ROOT)) || change.parameter.isPresent();
            changed = change.apply(changed, first);
        }
        return changed;
    }

    private SipText apply(SipText message, boolean first) {
        String now = value.orElse("");
        Optional<DescriptionField> field = DescriptionField.parse(name);
        if (field.isPresent()) {
            String type = message.header("Content-Type").orElse("application/sdp");
            return message.edit()
                    .body(type, field.get().set(message.bodyText(), value, first))
                    .done();
        }
        switch (name.toLowerCase(Locale.ROOT)) {
            case "request-uri" -> {
                return message.withStartLine(message.method() + " " + now + " SIP/2.0");
            }
            case "start-line" -> {
                return message.withStartLine(now);
            }
            case "body" -> {
                String type = message.header("Content-Type").orElse("text/plain");
                return message.edit().body(type, now.replace("\\n", "\r\n")).done();
            }
            default -> {
                return parameter.isPresent() ? withParameter(message) : withHeader(message, first);
            }
        }
    }

    private SipText withHeader(SipText message, boolean first) {
        if (value.isEmpty()) {
            return message.without(name);
        }
        String text = value.get().equals(NEW) ? fresh(message) : value.get();
        SipEdit edit = message.edit();
        return (first ? edit.set(name, text) : edit.add(name, text)).done();
    }

    private String fresh(SipText message) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "call-id", "i" -> Tokens.token(20);
            case "cseq" -> message.cseqNumber() + 1 + " " + message.cseqMethod();
            default ->
                throw new IllegalArgumentException("\"new\" means something for Call-ID and CSeq, not for " + name);
        };
    }

    private SipText withParameter(SipText message) {
        String text = parameter.orElse("");
        String old = message.header(name).orElse("");
        List<String> parts = new ArrayList<>(parts(old));
        parts.removeIf(part -> part.equalsIgnoreCase(text)
                || part.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT) + "="));
        value.ifPresent(v -> parts.add(v.isEmpty() ? text : text + "=" + (v.equals(NEW) ? freshParameter() : v)));
        List<String> all = new ArrayList<>(message.values(name));
        if (all.isEmpty()) {
            all.add("");
        }
        all.set(0, String.join(";", parts));
        return message.with(name, String.join(", ", all));
    }

    private String freshParameter() {
        return parameter.filter("branch"::equalsIgnoreCase).isPresent() ? Identifiers.branch() : Tokens.token(10);
    }

    /** The value and its parameters; those inside angle brackets are part of the value. */
    static List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        boolean escaped = false;
        StringBuilder part = new StringBuilder();
        for (char c : value.toCharArray()) {
            quoted ^= c == '"' && !escaped;
            escaped = quoted && c == '\\' && !escaped;
            depth += quoted ? 0 : c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ';' && !quoted && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
