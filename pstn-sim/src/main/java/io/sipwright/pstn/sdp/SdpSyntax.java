package io.sipwright.pstn.sdp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a text is a session description to the letter, as browsers read them (RFC 8866 §5, §9; RFC 8829 §5.8). */
public final class SdpSyntax {
    private static final String SESSION_ORDER = "vosiuepcbtrzka";
    private static final String MEDIA_ORDER = "micbka";
    private static final Pattern LINE = Pattern.compile("[a-z]=[^\\r\\n\\x00]*");
    private static final Pattern ORIGIN = Pattern.compile(
            "\\S+ \\d{1,19} \\d{1,19} IN (IP4 \\d{1,3}(\\.\\d{1,3}){3}|IP6 [0-9A-Fa-f:.]+|IP[46] [\\w.-]+)");
    private static final Pattern CONNECTION =
            Pattern.compile("IN (IP4 \\d{1,3}(\\.\\d{1,3}){3}(/.*)?|IP6 [0-9A-Fa-f:.]+(/.*)?|IP[46] [\\w.-]+)");
    private static final Pattern MEDIA =
            Pattern.compile("[a-z][\\w-]* \\d{1,5}(/\\d+)?( [\\w+.-]+(/[\\w+.-]+)*)( \\S+)+");
    private static final Pattern ATTRIBUTE = Pattern.compile("[!#$%&'*+.0-9A-Z^_`a-z{|}~-]+(:.+)?");

    private SdpSyntax() {}

    /** What is wrong, with the line; empty where nothing is. */
    public static Optional<String> fault(String text) {
        if (!text.endsWith("\r\n")) {
            return Optional.of("the last line does not end with CRLF");
        }
        String[] lines = text.substring(0, text.length() - 2).split("\r\n", -1);
        String order = SESSION_ORDER;
        int reached = 0;
        for (int i = 0; i < lines.length; i++) {
            Optional<String> wrong = line(lines[i]);
            if (wrong.isPresent()) {
                return Optional.of("line " + (i + 1) + ", \"" + lines[i] + "\", " + wrong.get());
            }
            boolean media = lines[i].charAt(0) == 'm';
            order = media ? MEDIA_ORDER : order;
            int place = order.indexOf(lines[i].charAt(0));
            if (place < (media ? 0 : reached)) {
                return Optional.of("line " + (i + 1) + ", \"" + lines[i] + "\", is out of order");
            }
            reached = place;
        }
        return structure(SdpText.parse(text));
    }

    private static Optional<String> line(String line) {
        if (!LINE.matcher(line).matches()) {
            return Optional.of("is no type and value, or its end is not CRLF");
        }
        String value = line.substring(2);
        boolean well =
                switch (line.charAt(0)) {
                    case 'v' -> value.equals("0");
                    case 'o' -> ORIGIN.matcher(value).matches();
                    case 's' -> !value.isEmpty();
                    case 't' -> value.matches("\\d+ \\d+");
                    case 'c' -> CONNECTION.matcher(value).matches();
                    case 'm' -> MEDIA.matcher(value).matches();
                    case 'a' -> ATTRIBUTE.matcher(value).matches();
                    default -> true;
                };
        return well ? Optional.empty() : Optional.of("does not have the form of such a line");
    }

    private static Optional<String> structure(SdpText sdp) {
        for (char type : new char[] {'v', 'o', 's', 't'}) {
            if (sdp.session().line(type).isEmpty()) {
                return Optional.of("there is no " + type + "= line");
            }
        }
        List<SdpMedia> without = sdp.media().stream()
                .filter(m -> m.connectionAddress().isEmpty())
                .toList();
        boolean twice = sdp.media().stream()
                .anyMatch(m -> m.section().lines().stream()
                                .filter(l -> l.type() == 'c')
                                .count()
                        > 1);
        return without.isEmpty() && !twice
                ? Optional.empty()
                : Optional.of(
                        twice
                                ? "an m-line has two c= lines"
                                : "m=" + without.get(0).kind() + " has no c= line");
    }
}
