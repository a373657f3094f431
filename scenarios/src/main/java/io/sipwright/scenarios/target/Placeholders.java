package io.sipwright.scenarios.target;

import io.sipwright.scenarios.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of <code>${name}</code> in a launch command.
 *
 * @param values by name
 */
public record Placeholders(Map<String, String> values) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    public Placeholders {
        values = Map.copyOf(values);
    }

    /** <code>${sipwright.home}</code> and <code>${java}</code>, the running Java program. */
    public static Placeholders standard(Path home) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Placeholders(
                Map.of("sipwright.home", home.toAbsolutePath().normalize().toString(), "java", java));
    }

    String filled(YamlNode node) {
        return filled(node, node.text());
    }

    /** @param node the place for error messages */
    String filled(YamlNode node, String text) {
        return PLACE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, node)));
    }

    private String value(MatchResult match, YamlNode node) {
        return Optional.ofNullable(values.get(match.group(1)))
                .orElseThrow(() -> node.fault(match.group() + " is unknown; known are "
                        + String.join(", ", values.keySet().stream().sorted().toList())));
    }
}
