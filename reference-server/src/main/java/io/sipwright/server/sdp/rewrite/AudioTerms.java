package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.Direction;
import io.sipwright.server.sdp.MediaDescription;
import io.sipwright.server.sdp.SdpLine;
import io.sipwright.server.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one description says of the audio that the bridge carries.
 *
 * @param formats codecs that can pass, in order of preference; empty when the section is rejected
 * @param direction as the describer sees it
 * @param kept bandwidth and packet-time lines, which hold on both legs alike
 */
public record AudioTerms(List<Format> formats, Direction direction, List<SdpLine> kept) {
    /** Terms of a section that is not there. */
    public static final AudioTerms REJECTED = new AudioTerms(List.of(), Direction.INACTIVE, List.of());

    public AudioTerms {
        formats = eventsWithTheirClock(formats);
        kept = List.copyOf(kept);
    }

    static AudioTerms of(SessionDescription sdp, MediaDescription section, Side from) {
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

    private static List<Format> formats(MediaDescription section) {
        Map<Codec, Format> found = new EnumMap<>(Codec.class);
        List<Format> inOrder = new ArrayList<>();
        for (String format : section.line().formats()) {
            codec(section, format)
                    .filter(codec -> !found.containsKey(codec))
                    .map(codec -> new Format(codec, Integer.parseInt(format), parameters(section, "fmtp", format)))
                    .ifPresent(passing -> {
                        found.put(passing.codec(), passing);
                        inOrder.add(passing);
                    });
        }
        return inOrder;
    }

    private static Optional<Codec> codec(MediaDescription section, String format) {
        if (!format.matches("\\d{1,2}|1[01]\\d|12[0-7]")) {
            return Optional.empty();
        }
        String rtpmap = parameters(section, "rtpmap", format);
        return rtpmap.isEmpty() ? Codec.assigned(Integer.parseInt(format)) : Codec.named(rtpmap);
    }

    private static String parameters(MediaDescription section, String attribute, String format) {
        return section.attributes(attribute).stream()
                .filter(value -> value.startsWith(format + " "))
                .map(value -> value.substring(format.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static Direction direction(SessionDescription sdp, MediaDescription section, Side from) {
        Direction said = Direction.of(sdp, section);
        String connection = section.value('c').or(() -> sdp.value('c')).orElse("");
        boolean oldHold = from == Side.PLAIN && connection.endsWith(" 0.0.0.0"); // SDP-030 · RFC 3264 §8.4
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
