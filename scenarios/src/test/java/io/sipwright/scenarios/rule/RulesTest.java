package io.sipwright.scenarios.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.rule.registry.AllRules;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all rules. */
class RulesTest {
    @Test
    void every_rule_has_a_script_that_passes_and_one_that_breaks_it() {
        Set<String> passing = ids(Verdict.PASS);
        Set<String> failing = ids(Verdict.FAIL);
        AllRules.RULES.forEach(rule -> {
            assertThat(passing).as("a script that passes").contains(rule.id());
            assertThat(failing).as("a script that breaks it").contains(rule.id());
        });
    }

    @Test
    void rules_name_only_aspects_that_the_catalogue_has() {
        rows().flatMap(row -> row.ruled().stream())
                .forEach(r -> assertThat(Row.CATALOGUE.get(r.requirement()).aspects())
                        .as("aspects of " + r.requirement())
                        .containsAll(r.finding().covered()));
    }

    private static Set<String> ids(Verdict verdict) {
        return rows().filter(r -> r.verdict() == verdict).map(Row::id).collect(Collectors.toSet());
    }

    private static Stream<Row> rows() {
        Stream<Supplier<Stream<Row>>> all = Stream.of(
                RegistrationRulesTest::registrations,
                RegistrationRulesTest::credentials,
                DescriptionRulesTest::offers,
                DescriptionRulesTest::answers,
                DescriptionRulesTest::trunk,
                RoutingRulesTest::contacts,
                RoutingRulesTest::flows,
                RoutingRulesTest::closed,
                RoutingRulesTest::reconnected,
                CallRulesTest::cancels,
                CallRulesTest::calls,
                MediaRulesTest::behindNats,
                MediaRulesTest::paths,
                MediaRulesTest::pauses,
                MediaRulesTest::audio,
                MediaRulesTest::vanishing);
        return all.flatMap(Supplier::get);
    }
}
