package io.sipwright.scenarios.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value of a YAML document that knows where it stands. Immutable; every accessor throws {@link YamlFault}. */
public final class YamlNode {
    private final String file;
    private final Node node;

    YamlNode(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** The value of a scalar that is not empty. */
    public String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw fault("a text is expected here");
    }

    /** The value of a scalar, which may be empty. */
    public String anyText() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw fault("a text is expected here");
    }

    /** The items of a list. */
    public List<YamlNode> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(n -> new YamlNode(file, n)).toList();
        }
        throw fault("a list is expected here");
    }

    /** The entries of a mapping, whatever their keys, in order; a key that occurs twice is a fault. */
    public Map<String, YamlNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw fault("a mapping (key: value) is expected here");
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(file, tuple.getKeyNode());
            if (entries.put(key.text(), new YamlNode(file, tuple.getValueNode())) != null) {
                throw key.fault("\"" + key.text() + "\" occurs twice");
            }
        }
        return entries;
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
        return node instanceof SequenceNode;
    }

    /** A complaint about this place. */
    public YamlFault fault(String rule) {
        return new YamlFault(file, node.getStartMark().getLine() + 1, rule);
    }
}
