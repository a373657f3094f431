package io.sipwright.scenarios.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value of a YAML document that knows its line. Immutable; every accessor throws {@link YamlException}. */
public final class YamlNode {
    private final String file;
    private final int line;
    private final Content content;

    YamlNode(String file, int line, Content content) {
        this.file = file;
        this.line = line;
        this.content = content;
    }

    /** What a node holds. */
    sealed interface Content {}

    /** A text, as it is written. */
    record Scalar(String text) implements Content {}

    /** A list. */
    record Sequence(List<YamlNode> items) implements Content {}

    /** Keys and values, in the order of the document. */
    record Mapping(Map<String, YamlNode> entries) implements Content {}

    /** The value of a scalar that is not empty. */
    public String text() {
        String text = anyText();
        if (text.isBlank()) {
            throw fault("a text is expected here");
        }
        return text;
    }

    /** The value of a scalar, which may be empty. */
    public String anyText() {
        if (content instanceof Scalar scalar) {
            return scalar.text();
        }
        throw fault("a text is expected here");
    }

    /** The items of a list. */
    public List<YamlNode> items() {
        if (content instanceof Sequence sequence) {
            return List.copyOf(sequence.items());
        }
        throw fault("a list is expected here");
    }

    /** The entries of a mapping, whatever their keys, in order. */
    public Map<String, YamlNode> entries() {
        if (content instanceof Mapping mapping) {
            return mapping.entries();
        }
        throw fault("a mapping (key: value) is expected here");
    }

    /** The entries of a mapping that may hold no other keys than these. */
    public Map<String, YamlNode> entries(Set<String> known) {
        Map<String, YamlNode> entries = entries();
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.fault("\"" + key + "\" is not known here; known are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return entries;
    }

    /** An entry that must be there. */
    public YamlNode required(Map<String, YamlNode> entries, String key) {
        return Optional.ofNullable(entries.get(key)).orElseThrow(() -> fault("\"" + key + "\" is missing"));
    }

    public boolean isList() {
        return content instanceof Sequence;
    }

    public boolean isMapping() {
        return content instanceof Mapping;
    }

    /** A complaint about this place. */
    public YamlException fault(String rule) {
        return new YamlException(file, line, rule);
    }
}
