package io.sipwright.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What loads a target is marked, so that it does not run on one that others use. */
class IntrusiveScenariosTest {
    private static final List<Pickle> ALL = new ScenarioIndex(List.of(ScenarioIndex.OWN)).all();

    /** Steps that repeat something, and from how many on they load a target. */
    private static final Map<Pattern, Integer> REPEATING = Map.of(
            Pattern.compile("(\\d+) handshakes, \\d+ at a time"), 50,
            Pattern.compile("sends (\\d+) [A-Z]+ .*at once"), 50,
            Pattern.compile("sends (\\d+) [A-Z]+ in one segment"), 50,
            Pattern.compile("sends [A-Z]+ (\\d+) times"), 50,
            Pattern.compile("last request (\\d+) times again"), 50,
            Pattern.compile("sends fragments .* up to (\\d+) MB"), 1,
            Pattern.compile("sends (\\d+) INVITE in the dialog"), 20,
            Pattern.compile("calls \\S+ (\\d+) times"), 5);

    @Test
    void what_floods_or_calls_often_is_intrusive() {
        List<Pickle> loading = ALL.stream().filter(s -> load(s).isPresent()).toList();

        assertThat(loading).hasSizeGreaterThan(2).allSatisfy(scenario -> assertThat(scenario.getTags())
                .as("%s: %s", scenario.getName(), load(scenario).orElseThrow())
                .contains("@intrusive"));
    }

    @Test
    void every_sentence_that_repeats_something_is_known_here() {
        assertThat(ALL.stream()
                        .flatMap(IntrusiveScenariosTest::texts)
                        .filter(text -> text.matches(".*\\b(sends?|calls?|opens?|get|registers?)\\b.*")
                                && text.matches(".*\\b\\d{2,} (times|[A-Z]{3,}|handshakes|connections|calls)\\b.*")))
                .isNotEmpty()
                .filteredOn(text -> !text.contains("RTP packets"))
                .allMatch(text -> REPEATING.keySet().stream()
                        .anyMatch(p -> p.matcher(text).find()));
    }

    private static Optional<String> load(Pickle scenario) {
        return texts(scenario)
                .filter(text -> REPEATING.entrySet().stream().anyMatch(e -> e.getKey()
                        .matcher(text)
                        .results()
                        .anyMatch(found -> Integer.parseInt(found.group(1)) >= e.getValue())))
                .findFirst();
    }

    private static Stream<String> texts(Pickle scenario) {
        return scenario.getSteps().stream().map(Step::getText);
    }
}
