package io.sipwright.scenarios.target;

import io.sipwright.scenarios.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of <code>${name}</code> in a launch command or a secret.
 *
 * @param values by name
 * @param environment more values for secrets: the environment variables
 */
public record Placeholders(Map<String, String> values, Map<String, String> environment) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    public Placeholders {
        values = Map.copyOf(values);
        environment = Map.copyOf(environment);
    }

    /** With the environment variables of this process. */
    public Placeholders(Map<String, String> values) {
        this(values, System.getenv());
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

    /** A secret, which may come from the environment, so that a target file can be kept in a repository. */
    String secret(YamlNode node) {
        return PLACE.matcher(node.text()).replaceAll(match -> Matcher.quoteReplacement(secret(match, node)));
    }

    private String secret(MatchResult match, YamlNode node) {
        String name = match.group(1);
        return Optional.ofNullable(values.get(name))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .orElseThrow(() -> node.fault("there is no environment variable " + name));
    }

    private String value(MatchResult match, YamlNode node) {
        return Optional.ofNullable(values.get(match.group(1)))
                .orElseThrow(() -> node.fault(match.group() + " is unknown; known are "
                        + String.join(", ", values.keySet().stream().sorted().toList())));
    }
}
