package io.sipwright.scenarios.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsTest {
    private static final Path CHECKOUT = Path.of("..");

    @TempDir
    private Path folder;

    /** Issue 10: the median cost of a requirement over all files. */
    @Test
    void the_median_requirement_costs_at_most_25_lines() throws IOException {
        Costs costs = Costs.of(CHECKOUT);

        assertThat(costs.costs()).hasSizeGreaterThan(150);
        assertThat(costs.median()).isPositive().isLessThanOrEqualTo(25);
    }

    @Test
    void a_shared_scenario_is_divided_and_tagged_examples_are_their_own() throws IOException {
        Files.writeString(folder.resolve("one.sip"), "OPTIONS sip:a SIP/2.0\nX: y\n\nbody\n");
        Ledger ledger = new Ledger();
        new FeatureSource(folder, """
                Feature: Some
                  Its description counts not.

                  Background:
                    Given alice is registered

                  @WS-001 @WS-002
                  Scenario: Shared by two
                    # no comment counts
                    When alice sends OPTIONS
                    Then alice receives 200

                  Scenario Outline: <file>
                    When alice sends the file "<file>.sip"

                    @WS-003
                    Examples:
                      | file |
                      | one  |

                    @WS-004
                    Examples:
                      | file |
                      | none |
                """).enter(ledger);

        assertThat(lines(ledger, "WS-001", Part.FEATURE)).isCloseTo(2.0 / 4 + 4.0 / 2, within(1e-9));
        assertThat(lines(ledger, "WS-003", Part.FEATURE)).isCloseTo(2.0 / 4 + 2.0 / 2 + 4, within(1e-9));
        assertThat(lines(ledger, "WS-003", Part.FILE)).isEqualTo(3);
        assertThat(lines(ledger, "WS-004", Part.FILE)).isZero();
    }

    @Test
    void a_statement_is_its_requirements_and_the_rest_of_the_file_is_divided() {
        Ledger ledger = new Ledger();
        new JavaSource("""
                package a;

                import b.C;

                /** Comment. */
                final class Rules {
                    static final Rule ONE = rule("WS-001").holds((e, is) -> {
                        // why
                        is.must(e.open(), "closed; (broken");
                    });
                    static final Rule TWO = rule("WS-002").holds(Rules::two);

                    private static void two() {}
                }
                """)
                .enterStatements(Pattern.compile("\\brule\\(\"(WS-\\d+)\""), ledger, Part.RULE)
                .enterRest(ledger, Part.RULE);

        assertThat(lines(ledger, "WS-001", Part.RULE)).isEqualTo(3 + 1.5);
        assertThat(lines(ledger, "WS-002", Part.RULE)).isEqualTo(1 + 1.5);
    }

    @Test
    void a_folder_without_sources_is_no_checkout() {
        assertThat(Costs.isCheckout(folder)).isFalse();
        assertThat(Costs.isCheckout(CHECKOUT)).isTrue();
        assertThat(new Costs(List.of()).median()).isZero();
    }

    private static double lines(Ledger ledger, String id, Part part) {
        return ledger.sums().getOrDefault(id, Map.of()).getOrDefault(part, 0.0);
    }
}
