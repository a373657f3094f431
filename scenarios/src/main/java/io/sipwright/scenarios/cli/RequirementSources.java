package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.requirement.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds everything in a checkout that belongs to a requirement: catalogue entry, scenarios, rule, mutants, the lines of the
 * reference server that enforce it, and tests. Immutable.
 *
 * @param home the folder of the checkout
 */
record RequirementSources(Path home) {
    private static final Pattern KEY = Pattern.compile("\\s*(?:- )?(\\w+):.*");
    private static final Pattern NAME = Pattern.compile("\\s*(?:- mutant: |\")([a-z][a-z0-9-]+)\"?,?");
    private static final String JUDGE = "scenarios/src/main/";

    /** The kinds of places, in the order in which they are printed, with the folder of each. */
    private enum Kind {
        CATALOGUE("catalogue", JUDGE + "resources/io/sipwright/scenarios/requirement", ".yaml"),
        SCENARIO("scenario", JUDGE + "resources/io/sipwright/scenarios/features", ".feature"),
        RULE("rule", JUDGE + "java", ".java"),
        MUTANT("mutant", JUDGE + "resources/io/sipwright/scenarios/features", "mutants.yaml"),
        WOVEN("mutant", "ci/src/main/java/io/sipwright/ci/mutant", ".java"),
        ENFORCED("enforced", "reference-server/src/main/java", ".java"),
        JUDGE_TEST("test", "scenarios/src/test/java/io/sipwright/scenarios/rule", ".java"),
        SERVER_TEST("test", "reference-server/src/test/java", ".java");

        private final String word;
        private final String folder;
        private final String suffix;

        Kind(String word, String folder, String suffix) {
            this.word = word;
            this.folder = folder;
            this.suffix = suffix;
        }
    }

    /** One line for each place: its kind, file and line number, and what it says. */
    String text(Requirement requirement) {
        StringBuilder text = new StringBuilder(requirement.id() + " ("
                + requirement.level().word() + ", RFC " + requirement.rfc() + "): " + requirement.title() + "\n");
        for (Kind kind : Kind.values()) {
            places(kind, requirement.id())
                    .forEach((place, says) -> text.append(
                            String.format("%-10s %s%s%n", kind.word, place, says.isEmpty() ? "" : "  " + says)));
        }
        return text.toString();
    }

    private Map<String, String> places(Kind kind, String id) {
        Map<String, String> places = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(home.resolve(kind.folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(kind.suffix))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i : mentions(lines, id)) {
                    says(kind, lines, i).ifPresent(says -> places.merge(place(file, i, kind), says, (a, b) -> a));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    private static List<Integer> mentions(List<String> lines, String id) {
        Pattern word = Pattern.compile("(?<![A-Z0-9-])" + id + "(?![0-9])");
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (word.matcher(lines.get(i)).find()) {
                found.add(i);
            }
        }
        return found;
    }

    /** Tests are many, so only their files are named. */
    private String place(Path file, int line, Kind kind) {
        String relative = home.relativize(file).toString().replace('\\', '/');
        return kind.word.equals("test") ? relative : relative + ":" + (line + 1);
    }

    /** What to print beside a place; empty where the line does not belong to the kind. */
    private static Optional<String> says(Kind kind, List<String> lines, int line) {
        String text = lines.get(line).strip();
        return switch (kind) {
            case CATALOGUE -> text.startsWith("- id:") ? Optional.of("") : Optional.empty();
            case SCENARIO -> Optional.of(scenario(lines, line));
            case RULE -> text.contains("rule(\"") || text.startsWith("//") ? Optional.of(text) : Optional.empty();
            case MUTANT -> key(lines, line).equals("requirement") ? mutant(lines, line) : Optional.empty();
            case WOVEN -> text.startsWith("\"") ? mutant(lines, line) : Optional.empty();
            case ENFORCED -> Optional.of(text);
            case JUDGE_TEST, SERVER_TEST -> Optional.of("");
        };
    }

    /** A tag is above its scenario, a step below. */
    private static String scenario(List<String> lines, int line) {
        IntUnaryOperator next = lines.get(line).strip().startsWith("@") ? i -> i + 1 : i -> i - 1;
        for (int i = line; i >= 0 && i < lines.size(); i = next.applyAsInt(i)) {
            String text = lines.get(i).strip();
            if (text.startsWith("Scenario") || text.startsWith("Feature")) {
                return text;
            }
        }
        return "";
    }

    private static String key(List<String> lines, int line) {
        for (int i = line; i >= 0; i--) {
            Matcher key = KEY.matcher(lines.get(i));
            if (key.matches()) {
                return key.group(1);
            }
        }
        return "";
    }

    private static Optional<String> mutant(List<String> lines, int line) {
        for (int i = line; i >= 0; i--) {
            Matcher name = NAME.matcher(lines.get(i));
            if (name.matches()) {
                return Optional.of(name.group(1));
            }
        }
        return Optional.empty();
    }
}
