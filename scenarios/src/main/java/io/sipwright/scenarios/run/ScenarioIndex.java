package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.wire.Vocabulary;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All scenarios, and the requirements that each rules on by its tags. */
public final class ScenarioIndex {
    /** The built-in features. */
    public static final String OWN = "classpath:io/sipwright/scenarios/features";

    private final List<Pickle> scenarios = new ArrayList<>();

    /**
     * Reads features.
     *
     * @param features class path addresses or folders
     * @throws FeatureParserException if a file is not Gherkin; the message names the place
     */
    public ScenarioIndex(List<String> features) {
        RuntimeOptions options = new CommandlineOptionsParser(OutputStream.nullOutputStream())
                .parse(features.toArray(String[]::new))
                .build();
        List<Feature> read = new ClaimedFeatures(options).get();
        read.forEach(feature -> scenarios.addAll(feature.getPickles()));
    }

    private ScenarioIndex(Collection<Pickle> some) {
        scenarios.addAll(some);
    }

    /** The same with these scenarios only. */
    ScenarioIndex only(Collection<Pickle> some) {
        return new ScenarioIndex(some);
    }

    public int count() {
        return scenarios.size();
    }

    /** The scenarios that match a tag expression; all of them if it is blank. */
    List<Pickle> admitted(String tags) {
        Expression expression = TagExpressionParser.parse(tags);
        return scenarios.stream()
                .filter(scenario -> expression.evaluate(scenario.getTags()))
                .toList();
    }

    /** Whether a tag expression admits a scenario that has this tag alone; a blank one admits all. */
    static boolean admits(String tags, String tag) {
        return TagExpressionParser.parse(tags).evaluate(List.of(tag));
    }

    /** Addresses of the chosen scenarios: each feature file with the lines of its scenarios. */
    List<String> addresses(Predicate<Pickle> chosen) {
        Map<URI, List<String>> lines = new LinkedHashMap<>();
        scenarios.stream().filter(chosen).forEach(s -> lines.computeIfAbsent(s.getUri(), u -> new ArrayList<>())
                .add(String.valueOf(s.getLocation().getLine())));
        return lines.entrySet().stream()
                .map(e -> e.getKey() + ":" + String.join(":", e.getValue()))
                .toList();
    }

    /** One message for each unknown step, with its place and the most similar steps. */
    public List<String> unknownSteps(Vocabulary vocabulary) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Pickle scenario : scenarios) {
            for (Step step : scenario.getSteps()) {
                if (!vocabulary.knows(step.getText())) {
                    String place = scenario.getUri() + ":" + step.getLine();
                    found.computeIfAbsent(
                            place,
                            p -> p + ": there is no step \"" + step.getText() + "\". The nearest:\n  "
                                    + String.join("\n  ", vocabulary.nearest(step.getText(), 3)));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** All scenarios, in order. */
    List<Pickle> all() {
        return List.copyOf(scenarios);
    }

    /** The requirements in the tags of a scenario. */
    static List<String> claims(Pickle scenario) {
        return Catalogue.ids(scenario.getTags());
    }

    /** Names of the scenarios by the requirement in their tags. The rows of an outline that have one name count once. */
    public Map<String, List<String>> byRequirement() {
        Map<String, Set<String>> names = new TreeMap<>();
        for (Pickle scenario : scenarios) {
            claims(scenario).forEach(id -> names.computeIfAbsent(id, i -> new LinkedHashSet<>())
                    .add(scenario.getName()));
        }
        Map<String, List<String>> found = new TreeMap<>();
        names.forEach((id, of) -> found.put(id, List.copyOf(of)));
        return found;
    }
}
