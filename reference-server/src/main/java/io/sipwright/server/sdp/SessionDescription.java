package io.sipwright.server.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A session description that encodes to exactly the bytes it was read from, except for empty lines at the end (RFC
 * 8866). Values are kept byte for byte; only ASCII in them is ever looked at.
 *
 * @param lines the session part
 * @param media the media descriptions in order
 */
public record SessionDescription(List<SdpLine> lines, List<MediaDescription> media) implements SdpSection {
    public SessionDescription {
        lines = List.copyOf(lines);
        media = List.copyOf(media);
    }

    /**
     * Reads a description.
     *
     * @throws SdpSyntaxException names the line and the rule
     */
    public static SessionDescription parse(byte[] text, SdpLimits limits) throws SdpSyntaxException {
        return SdpParser.parse(text, limits);
    }

    /** Reads a description within the usual limits. */
    public static SessionDescription parse(byte[] text) throws SdpSyntaxException {
        return parse(text, SdpLimits.defaults());
    }

    public byte[] encode() {
        return allLines()
                .map(line -> line.text() + line.end())
                .collect(Collectors.joining())
                .getBytes(SdpParser.BYTES);
    }

    /** Session part, then each media description. */
    public Stream<SdpLine> allLines() {
        return Stream.concat(lines.stream(), media.stream().flatMap(section -> section.lines().stream()));
    }

    /**
     * Values that hold for one section: its own, else those of the session part, else those of the section that carries the
     * transport of its BUNDLE group (RFC 8839 §5.4, RFC 8122 §5, RFC 8843 §7.1.3).
     */
    public List<String> effective(MediaDescription section, String name) {
        List<SdpSection> places = new ArrayList<>(List.of(section, this));
        bundleTag(section).ifPresent(places::add);
        return places.stream() // SDP-010
                .map(place -> place.attributes(name))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The mids of the BUNDLE group that holds the section; empty when it is in none (RFC 8843 §7.1). */
    public List<String> bundleOf(MediaDescription section) {
        Optional<String> mid = section.attribute("mid");
        return attributes("group").stream()
                .map(group -> List.of(group.split(" +")))
                .filter(words -> words.get(0).equals("BUNDLE"))
                .map(words -> words.subList(1, words.size()))
                .filter(mids -> mid.filter(mids::contains).isPresent())
                .findFirst()
                .orElse(List.of());
    }

    private Optional<MediaDescription> bundleTag(MediaDescription section) {
        return bundleOf(section).stream().findFirst().flatMap(tag -> media.stream()
                .filter(other -> other.attribute("mid").filter(tag::equals).isPresent())
                .findFirst());
    }
}
