package io.sipwright.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.gherkin.Pickle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioChoiceTest {
    private static final FeatureSet FEATURES = FeatureSet.of(List.of(ScenarioIndex.OWN));

    @Test
    void each_scenario_is_in_exactly_one_of_the_parts() {
        List<Pickle> all = FEATURES.index().all();
        List<String> found = new ArrayList<>();
        for (int part = 1; part <= 3; part++) {
            List<Pickle> chosen = new ScenarioChoice(part, 3, Optional.empty()).of(all);
            assertThat(chosen).hasSizeBetween(all.size() / 3, all.size() / 3 + 1);
            chosen.forEach(s -> found.add(s.getUri() + ScenarioChoice.place(s)));
        }
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .map(s -> s.getUri() + ScenarioChoice.place(s))
                        .toList());
    }

    @Test
    void repeated_scenarios_are_chosen_by_file_and_line() {
        Pickle one = FEATURES.index().admitted("@REG-009").get(0);

        FeatureSet chosen = FEATURES.chosen(ScenarioChoice.ALL.only(Set.of(ScenarioChoice.place(one))), "");

        assertThat(chosen.index().all()).extracting(Pickle::getName).containsExactly(one.getName());
        assertThat(chosen.isWire(chosen.index().all().get(0))).isTrue();
    }

    @Test
    void tags_choose_before_the_parts_are_made() {
        FeatureSet first = FEATURES.chosen(new ScenarioChoice(1, 2, Optional.empty()), "@REG-009");
        FeatureSet second = FEATURES.chosen(new ScenarioChoice(2, 2, Optional.empty()), "@REG-009");

        assertThat(first.index().count() + second.index().count())
                .isEqualTo(FEATURES.index().admitted("@REG-009").size());
    }
}
