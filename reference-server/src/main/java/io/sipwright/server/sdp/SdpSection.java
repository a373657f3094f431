package io.sipwright.server.sdp;

import java.util.List;
import java.util.Optional;

/** The session part or one media description: lines in their order, with lookups. */
public sealed interface SdpSection permits SessionDescription, MediaDescription {
    /** The section's lines, in order; of a media description the first is its m= line. */
    List<SdpLine> lines();

    /** Values of all attributes of this name, in order; a flag's value is empty. */
    default List<String> attributes(String name) {
        return lines().stream()
                .filter(line -> line.attributeName().filter(name::equals).isPresent())
                .map(SdpLine::attributeValue)
                .toList();
    }

    /** Value of the first attribute of this name. */
    default Optional<String> attribute(String name) {
        return attributes(name).stream().findFirst();
    }

    default boolean has(String name) {
        return attribute(name).isPresent();
    }

    /** All lines of this type. */
    default List<SdpLine> ofType(char type) {
        return lines().stream().filter(line -> line.type() == type).toList();
    }

    /** Value of the first line of this type. */
    default Optional<String> value(char type) {
        return ofType(type).stream().map(SdpLine::value).findFirst();
    }
}
