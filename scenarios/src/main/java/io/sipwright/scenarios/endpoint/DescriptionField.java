package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sdp.SdpLine;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A place in a session description, as tables name it (RFC 8866): {@code session o=}, {@code session version}, {@code audio port}, {@code
 * audio a=setup}, {@code video formats}. Immutable.
 *
 * @param section {@code session}, or the kind of the first m-line that is meant
 * @param name {@code port}, {@code proto}, {@code formats}, {@code direction}; of the session {@code id}, {@code version} and {@code media}, the
 *     number of m-lines; a line {@code c=}, or an attribute {@code a=setup}
 */
record DescriptionField(String section, String name) {
    private static final String SESSION = "session";
    private static final String MOVED = "moved";
    private static final String ATTRIBUTE = "a=";
    private static final String SESSION_ORDER = "vosiuepcbtrzka";
    private static final String MEDIA_ORDER = "micbka";
    private static final List<String> WORDS_OF_ORIGIN = List.of("user", "id", "version");
    private static final List<String> WORDS_OF_MEDIA = List.of("media", "port", "proto");
    private static final Pattern DIRECTION = Pattern.compile("a=(sendrecv|sendonly|recvonly|inactive)");
    private static final Pattern CELL = Pattern.compile("(session|audio|video|image|application|message)"
            + " (port|proto|formats|direction|id|version|media|[a-z]=|a=[\\w.-]+)");

    /** Empty where the cell names no place in a description. */
    static Optional<DescriptionField> parse(String cell) {
        Matcher m = CELL.matcher(cell.strip());
        return m.matches() ? Optional.of(new DescriptionField(m.group(1), m.group(2))) : Optional.empty();
    }

    /** What stands there: of an attribute one value for each line, of the m-lines of the session one for each. */
    List<String> values(String description) {
        SdpText sdp = SdpText.parse(description);
        if (!section.equals(SESSION)) {
            return sdp.media(section).map(this::ofMedia).orElse(List.of());
        }
        List<SdpLine> lines = name.equals("m=") ? sdp.lines() : sdp.session().lines();
        return switch (name) {
            case "id", "version" ->
                sdp.session().line('o').stream()
                        .map(o -> word(o, WORDS_OF_ORIGIN.indexOf(name)))
                        .toList();
            case "media" -> List.of(String.valueOf(sdp.media().size()));
            default -> isAttribute() ? sdp.session().attributes(attribute()) : ofType(lines);
        };
    }

    private List<String> ofMedia(SdpMedia media) {
        return switch (name) {
            case "port" -> List.of(String.valueOf(media.port()));
            case "proto" -> List.of(media.proto());
            case "formats" -> List.of(String.join(" ", media.formats()));
            case "direction" -> List.of(media.direction().attribute());
            case "c=" ->
                media.connectionAddress().map(a -> (a.contains(":") ? "IN IP6 " : "IN IP4 ") + a).stream()
                        .toList();
            default ->
                isAttribute()
                        ? media.attributes(attribute())
                        : ofType(media.section().lines());
        };
    }

    private List<String> ofType(List<SdpLine> lines) {
        return lines.stream()
                .filter(l -> l.type() == name.charAt(0))
                .map(SdpLine::value)
                .toList();
    }

    private boolean isAttribute() {
        return name.length() > 2 && name.startsWith(ATTRIBUTE);
    }

    private String attribute() {
        return name.substring(2);
    }

    private static String word(String line, int index) {
        String[] words = line.strip().split(" +");
        return index < words.length ? words[index] : "";
    }

    /**
     * Puts a value there.
     *
     * @param value empty to remove; {@code moved} takes an attribute of the session from the m-lines
     * @param first whether it takes the place of what is there; else it is added
     */
    String set(String description, Optional<String> value, boolean first) {
        List<String> lines = new ArrayList<>(description.lines().toList());
        if (name.equals("m=")) {
            value.ifPresent(v -> lines.add("m=" + v));
        } else if (section.equals(SESSION) && value.filter(MOVED::equals).isPresent()) {
            moveUp(lines);
        } else {
            change(lines, value.orElse(""), value.isEmpty(), first);
        }
        return lines.stream().map(l -> l + "\r\n").collect(Collectors.joining());
    }

    private void change(List<String> lines, String value, boolean remove, boolean first) {
        int start = start(lines);
        if (start < 0) {
            throw new IllegalArgumentException("the description has no m=" + section + " line");
        }
        switch (name) {
            case "port", "proto" -> replaceWord(lines, start, WORDS_OF_MEDIA.indexOf(name), value);
            case "id", "version" -> replaceWord(lines, origin(lines), WORDS_OF_ORIGIN.indexOf(name), value);
            case "formats" -> formats(lines, start, List.of(value.split(" +")));
            case "direction" -> line(lines, DIRECTION, remove ? "" : ATTRIBUTE + value, true);
            default -> {
                Pattern same = Pattern.compile(Pattern.quote(name) + (isAttribute() ? "(:.*)?" : ".*"));
                String text = isAttribute() && !value.isEmpty() ? name + ":" + value : name + value;
                line(lines, same, remove ? "" : text, first);
            }
        }
    }

    private static int origin(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("o="))
                .findFirst()
                .orElse(0);
    }

    private static void replaceWord(List<String> lines, int at, int index, String value) {
        String[] words = lines.get(at).substring(2).split(" +");
        words[index] = value;
        lines.set(at, lines.get(at).substring(0, 2) + String.join(" ", words));
    }

    /** The lines of formats that are gone go with them. */
    private void formats(List<String> lines, int start, List<String> formats) {
        String[] words = lines.get(start).split(" +");
        lines.set(start, String.join(" ", Arrays.copyOf(words, 3)) + " " + String.join(" ", formats));
        Pattern ofFormat = Pattern.compile("a=(?:rtpmap|fmtp|rtcp-fb):(\\S+).*");
        for (int i = end(lines, start) - 1; i > start; i--) {
            Matcher m = ofFormat.matcher(lines.get(i));
            if (m.matches() && !formats.contains(m.group(1))) {
                lines.remove(i);
            }
        }
    }

    /** Takes out what is like it where {@code first}, and puts the text there, else where its type belongs. */
    private void line(List<String> lines, Pattern same, String text, boolean first) {
        int start = start(lines);
        int place = -1;
        for (int i = end(lines, start) - 1; i >= start && first; i--) {
            if (same.matcher(lines.get(i)).matches()) {
                lines.remove(i);
                place = i;
            }
        }
        if (!text.isEmpty()) {
            lines.add(place >= 0 ? place : place(lines, start, text.charAt(0)), text);
        }
    }

    private int place(List<String> lines, int start, char type) {
        String order = section.equals(SESSION) ? SESSION_ORDER : MEDIA_ORDER;
        int at = end(lines, start);
        while (at > start && order.indexOf(lines.get(at - 1).charAt(0)) > order.indexOf(type)) {
            at--;
        }
        return at;
    }

    private void moveUp(List<String> lines) {
        Pattern same = Pattern.compile(Pattern.quote(name) + "(:.*)?");
        List<String> found =
                lines.stream().filter(l -> same.matcher(l).matches()).distinct().toList();
        lines.removeAll(found);
        found.forEach(l -> lines.add(place(lines, 0, 'a'), l));
    }

    private int start(List<String> lines) {
        return section.equals(SESSION)
                ? 0
                : IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).startsWith("m=" + section + " "))
                        .findFirst()
                        .orElse(-1);
    }

    private static int end(List<String> lines, int start) {
        return IntStream.range(start + 1, lines.size())
                .filter(i -> lines.get(i).startsWith("m="))
                .findFirst()
                .orElse(lines.size());
    }
}
