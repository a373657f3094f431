package io.sipwright.pstn.sdp;

import java.util.List;
import java.util.Optional;

/**
 * The session part, or one media part from its {@code m=} line on, in the order written.
 *
 * @param lines of this section only
 */
public record SdpSection(List<SdpLine> lines) {

    public SdpSection {
        lines = List.copyOf(lines);
    }

    /** The first line of this type. */
    public Optional<String> line(char type) {
        return lines.stream().filter(l -> l.type() == type).map(SdpLine::value).findFirst();
    }

    /** Value of the first attribute of this name; the empty string for a flag. */
    public Optional<String> attribute(String name) {
        return attributes(name).stream().findFirst();
    }

    /** Values of all attributes of this name in their order. */
    public List<String> attributes(String name) {
        return lines.stream()
                .filter(l -> l.type() == 'a' && l.attribute().equals(name))
                .map(SdpLine::attributeValue)
                .toList();
    }

    public boolean has(String attributeName) {
        return attribute(attributeName).isPresent();
    }
}
