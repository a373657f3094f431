package io.sipwright.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.ScenarioIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages that name the requirements are up to date; {@code ci/docs} writes them again. */
class RequirementsPageTest {
    private static final Path ROOT = Path.of("..");

    private final Catalogue catalogue = Catalogue.load();
    private final Map<String, List<String>> scenarios = new ScenarioIndex(List.of(ScenarioIndex.OWN)).byRequirement();

    @Test
    void the_page_of_requirements_is_up_to_date() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/requirements.md")))
                .as("ci/docs writes docs/requirements.md again")
                .isEqualTo(RequirementsTable.markdown(catalogue, scenarios));
    }

    @Test
    void the_readme_says_how_many_requirements_are_ruled_on() throws IOException {
        long ruled = catalogue.all().stream()
                .filter(r -> scenarios.containsKey(r.id()))
                .count();
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .as("ci/docs writes the number again")
                .contains("**" + ruled + " of " + catalogue.all().size() + " requirements**");
    }
}
