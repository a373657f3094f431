package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.Direction;
import io.sipwright.server.sdp.MediaDescription;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.SdpLine;
import io.sipwright.server.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The audio section of one description.
 *
 * @param formats codecs that can pass, in order of preference; empty when the section is rejected
 * @param direction as the describer sees it
 * @param kept bandwidth and packet-time lines, which hold on both legs alike
 */
public record AudioTerms(List<Format> formats, Direction direction, List<SdpLine> kept) {
    /** Terms of a section that is not there. */
    public static final AudioTerms REJECTED = new AudioTerms(List.of(), Direction.INACTIVE, List.of());

    private static final Pattern PAYLOAD_TYPE = Pattern.compile("\\d{1,2}|1[01]\\d|12[0-7]"); // RFC 3550 §5.1

    public AudioTerms {
        formats = eventsWithTheirClock(formats);
        kept = List.copyOf(kept);
    }

    static AudioTerms of(SessionDescription sdp, MediaDescription section, MediaKind from) {
        return new AudioTerms(formats(section), direction(sdp, section, from), kept(section));
    }

    public boolean accepted() {
        return formats.stream().anyMatch(format -> format.codec().speech());
    }

    /** Payload types by codec. */
    public Map<Codec, Integer> numbers() {
        Map<Codec, Integer> numbers = new EnumMap<>(Codec.class);
        formats.forEach(format -> numbers.put(format.codec(), format.number()));
        return numbers;
    }

    /** The same under the numbers given; what has none is left out. */
    AudioTerms numbered(Map<Codec, Integer> numbers) {
        List<Format> renumbered = new ArrayList<>();
        for (Format format : formats) {
            Integer number = numbers.get(format.codec());
            if (number != null) {
                renumbered.add(format.numbered(number));
            }
        }
        return new AudioTerms(renumbered, direction, kept);
    }

    /** SDP-026 · RFC 4733 §2.5.2.1: events at 48 kHz go with Opus; those at 8 kHz stay, as many phones know no others. */
    private static List<Format> eventsWithTheirClock(List<Format> formats) {
        boolean opus = formats.stream().anyMatch(format -> format.codec() == Codec.OPUS);
        return formats.stream()
                .filter(format -> opus || format.codec() != Codec.TELEPHONE_EVENT_48K)
                .toList();
    }

    /** Reads each attribute once: a description may have thousands of lines (SEC-018). */
    private static List<Format> formats(MediaDescription section) {
        Map<String, String> rtpmaps = byFormat(section, "rtpmap");
        Map<String, String> parameters = byFormat(section, "fmtp");
        Map<Codec, Format> found = new EnumMap<>(Codec.class);
        List<Format> inOrder = new ArrayList<>();
        for (String format : section.line().formats()) {
            codec(format, rtpmaps.getOrDefault(format, ""))
                    .filter(codec -> !found.containsKey(codec))
                    .map(codec -> new Format(codec, Integer.parseInt(format), parameters.getOrDefault(format, "")))
                    .ifPresent(passing -> {
                        found.put(passing.codec(), passing);
                        inOrder.add(passing);
                    });
        }
        return inOrder;
    }

    private static Optional<Codec> codec(String format, String rtpmap) {
        if (!PAYLOAD_TYPE.matcher(format).matches()) {
            return Optional.empty();
        }
        return rtpmap.isEmpty() ? Codec.assigned(Integer.parseInt(format)) : Codec.named(rtpmap);
    }

    /** What an attribute says of each format; the first line of each counts. */
    private static Map<String, String> byFormat(MediaDescription section, String attribute) {
        Map<String, String> values = new HashMap<>();
        for (String value : section.attributes(attribute)) {
            int space = value.indexOf(' ');
            if (space > 0) {
                values.putIfAbsent(
                        value.substring(0, space), value.substring(space).strip());
            }
        }
        return values;
    }

    private static Direction direction(SessionDescription sdp, MediaDescription section, MediaKind from) {
        Direction said = Direction.of(sdp, section);
        String connection = section.value('c').or(() -> sdp.value('c')).orElse("");
        boolean oldHold = from == MediaKind.RTP && RemotePlain.holds(connection); // SDP-030 · RFC 3264 §8.4
        return oldHold ? said.withoutReceiving() : said;
    }

    private static List<SdpLine> kept(MediaDescription section) {
        return section.lines().stream()
                .filter(line -> line.type() == 'b'
                        || line.attributeName()
                                .filter(List.of("ptime", "maxptime")::contains)
                                .isPresent())
                .map(line -> SdpLine.of(line.type(), line.value()))
                .toList();
    }
}
