package io.sipwright.scenarios.cost;

import io.sipwright.scenarios.cost.Cost.Form;
import io.sipwright.scenarios.requirement.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What every requirement that is ruled on costs in lines over all files of the judge and its mutants. Comments, blank lines, imports,
 * the vocabulary and what else serves all requirements count not; what some requirements share is divided evenly among them.
 *
 * @param costs one for each requirement, by id
 */
public record Costs(List<Cost> costs) {
    private static final String ID = "\"(" + Catalogue.ID.pattern() + ")\"";
    private static final Path MAIN = Path.of("scenarios/src/main/java/io/sipwright/scenarios");
    private static final Path FEATURES = Path.of("scenarios/src/main/resources/io/sipwright/scenarios/features");
    private static final Path TESTS = Path.of("scenarios/src/test/java/io/sipwright/scenarios");
    private static final Path ROWS = Path.of("scenarios/src/test/resources/io/sipwright/scenarios");
    private static final Path WOVEN = Path.of("ci/src/main/java/io/sipwright/ci/mutant");

    private static final Pattern RULE = Pattern.compile("\\b(?:rule|invariant)\\(" + ID);
    private static final Pattern ROW = Pattern.compile("\\b(?:Row\\.\\w+|new Row)\\(\\s*" + ID);
    private static final Pattern WOVEN_MUTANT = Pattern.compile("\\bWovenMutant\\.of\\(\\s*\"[^\"]+\",\\s*" + ID);
    private static final Pattern PURPOSE = Pattern.compile("Purpose-made[\\s*]+for ([^:]+):");
    private static final Pattern OWNER =
            Pattern.compile("(?ms)^(?:- |  )(?:requirement|rule|id):(.*?)(?=^  \\w+:|\\z)");

    public Costs {
        costs = List.copyOf(costs);
    }

    /** Whether the folder holds the sources. */
    public static boolean isCheckout(Path home) {
        return Files.isDirectory(home.resolve(MAIN)) && Files.isDirectory(home.resolve(TESTS));
    }

    /**
     * Reads the sources.
     *
     * @param home of a checkout
     */
    public static Costs of(Path home) throws IOException {
        Ledger ledger = new Ledger();
        for (Path feature : files(home.resolve(FEATURES), ".feature")) {
            new FeatureSource(feature.resolveSibling(""), read(feature)).enter(ledger);
        }
        each(home.resolve(FEATURES), ".yaml", (file, text) -> entries(text, ledger, Part.MUTANT));
        each(home.resolve(ROWS), ".yaml", (file, text) -> entries(text, ledger, Part.ROW));
        Set<String> invariants = new TreeSet<>();
        for (String folder : List.of("rule", "invariant")) {
            each(home.resolve(MAIN).resolve(folder), ".java", (file, text) -> {
                new JavaSource(text).enterStatements(RULE, ledger, Part.RULE).enterRest(ledger, Part.RULE);
                RULE.matcher(text)
                        .results()
                        .filter(m -> folder.equals("invariant"))
                        .forEach(m -> invariants.add(m.group(1)));
            });
            each(home.resolve(TESTS).resolve(folder), ".java", (file, text) -> new JavaSource(text)
                    .enterCalls(ROW, ledger, Part.ROW)
                    .enterRest(ledger, Part.ROW));
        }
        each(home.resolve(WOVEN), ".java", (file, text) -> new JavaSource(text)
                .enterCalls(WOVEN_MUTANT, ledger, Part.MUTANT)
                .enterRest(ledger, Part.MUTANT));
        each(home.resolve(MAIN), ".java", (file, text) -> {
            Matcher purpose = PURPOSE.matcher(text);
            if (purpose.find()) {
                ledger.enter(ids(purpose.group(1)), Part.OWN_JAVA, new JavaSource(text).count());
            }
        });
        return new Costs(ledger.sums().entrySet().stream()
                .filter(e ->
                        e.getValue().containsKey(Part.FEATURE) || e.getValue().containsKey(Part.RULE))
                .map(e -> new Cost(e.getKey(), form(e.getKey(), e.getValue(), invariants), e.getValue()))
                .toList());
    }

    private static Form form(String id, Map<Part, Double> lines, Set<String> invariants) {
        return !lines.containsKey(Part.RULE) ? Form.WIRE : invariants.contains(id) ? Form.INVARIANT : Form.CALL_RULE;
    }

    /** Entries of a list at the left margin, each for the requirements that it names. */
    private static void entries(String text, Ledger ledger, Part part) {
        for (String entry : text.split("(?m)^(?=- )")) {
            List<String> lines = entry.lines()
                    .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                    .toList();
            List<String> owners = new ArrayList<>();
            Matcher owner = OWNER.matcher(entry);
            while (owner.find()) {
                owners.addAll(ids(owner.group(1)));
            }
            ledger.enter(owners, part, lines.size());
        }
    }

    private static List<String> ids(String text) {
        return Catalogue.ID.matcher(text).results().map(m -> m.group()).toList();
    }

    private static void each(Path folder, String ending, BiConsumer<Path, String> reader) throws IOException {
        for (Path file : files(folder, ending)) {
            reader.accept(file, read(file));
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The median over all requirements; 0 where there are none. */
    public double median() {
        return median(costs);
    }

    /** The median of a form; 0 where it has none. */
    public double median(Form form) {
        return median(of(form));
    }

    /** Those of a form. */
    public List<Cost> of(Form form) {
        return costs.stream().filter(c -> c.form() == form).toList();
    }

    private static double median(List<Cost> of) {
        double[] totals = of.stream().mapToDouble(Cost::total).sorted().toArray();
        int n = totals.length;
        return n == 0
                ? 0
                : Arrays.stream(totals, (n - 1) / 2, n / 2 + 1).average().orElse(0);
    }
}
