package io.sipwright.scenarios.mutant;

import io.sipwright.scenarios.yaml.YamlNode;
import io.sipwright.scenarios.yaml.YamlText;
import java.io.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads a {@code mutants.yaml}. Each entry has {@code mutant}, {@code requirement} (one, or a list), {@code fault}, {@code tamper} (a list of rules, see
 * {@link TamperReader}) and {@code cause}; {@code mayAlsoBreak} where others turn red too; {@code expected: survives} with a
 * {@code reason} where nothing notices it yet, {@code expected: harmless} where it is lawful.
 */
public final class MutantReader {
    private static final Set<String> KEYS =
            Set.of("mutant", "requirement", "fault", "tamper", "cause", "mayAlsoBreak", "expected", "reason", "slow");

    private static final String SURVIVES = "survives";
    private static final String HARMLESS = "harmless";

    private final Predicate<String> requirements;

    /** @param requirements knows whether the catalogue has an id */
    public MutantReader(Predicate<String> requirements) {
        this.requirements = requirements;
    }

    /**
     * The mutants of a file.
     *
     * @param file its name in error messages
     * @throws io.sipwright.scenarios.yaml.YamlException if an entry is invalid
     */
    public List<Mutant> read(String file, Reader text) {
        Set<String> names = new HashSet<>();
        return YamlText.root(file, text).items().stream()
                .flatMap(node -> mutants(node, names).stream())
                .toList();
    }

    /** One for each of its requirements; where there are several, each has the id in its name. */
    private List<Mutant> mutants(YamlNode node, Set<String> names) {
        Map<String, YamlNode> fields = node.entries(KEYS);
        YamlNode name = node.required(fields, "mutant");
        YamlNode requirement = node.required(fields, "requirement");
        if (!requirement.isList()) {
            return List.of(mutant(node, fields, unique(name, name.text(), names), known(requirement)));
        }
        return requirement.items().stream()
                .map(this::known)
                .map(id -> mutant(node, fields, unique(name, name.text() + "-" + id, names), id))
                .toList();
    }

    private static String unique(YamlNode node, String name, Set<String> names) {
        if (!names.add(name)) {
            throw node.fault("there are two mutants " + name);
        }
        return name;
    }

    private Mutant mutant(YamlNode node, Map<String, YamlNode> fields, String name, String requirement) {
        String expected = expected(fields);
        boolean harmless = expected.equals(HARMLESS);
        Optional<String> survives = expected.equals(SURVIVES)
                ? Optional.of(node.required(fields, "reason").text())
                : Optional.empty();
        List<String> cause = TamperReader.texts(fields, "cause");
        if (expected.isEmpty() && cause.isEmpty()) {
            throw node.fault("\"cause\" is missing: words that the finding must contain");
        }
        return new Mutant(
                name,
                requirement,
                node.required(fields, "fault").text(),
                node.required(fields, "tamper").items().stream()
                        .map(TamperReader::rule)
                        .toList(),
                cause,
                Set.copyOf(
                        Optional.ofNullable(fields.get("mayAlsoBreak")).map(YamlNode::items).orElse(List.of()).stream()
                                .map(this::known)
                                .toList()),
                survives,
                harmless,
                Optional.ofNullable(fields.get("slow"))
                                .map(TamperReader::number)
                                .orElse(0)
                        != 0);
    }

    private String known(YamlNode id) {
        if (!requirements.test(id.text())) {
            throw id.fault("the catalogue has no requirement " + id.text());
        }
        return id.text();
    }

    /** The empty string where it must be noticed. */
    private static String expected(Map<String, YamlNode> fields) {
        YamlNode expected = fields.get("expected");
        if (expected == null) {
            return "";
        }
        if (!Set.of(SURVIVES, HARMLESS).contains(expected.text())) {
            throw expected.fault(
                    "a mutant is expected to be \"survives\" or \"harmless\", or \"expected\" is left out");
        }
        return expected.text();
    }
}
