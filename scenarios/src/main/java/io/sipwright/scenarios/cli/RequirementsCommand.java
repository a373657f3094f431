package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.cost.Costs;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.requirement.Requirement;
import io.sipwright.scenarios.run.ScenarioIndex;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sipwright requirements}: the catalogue, and which scenarios rule on each entry. */
@Command(
        name = "requirements",
        mixinStandardHelpOptions = true,
        description = "Lists the requirements and the scenarios that rule on them.")
final class RequirementsCommand implements Callable<Integer> {
    private final Installation installation;
    private final Catalogue catalogue;

    @Option(names = "--markdown", description = "As the Markdown page docs/requirements.md.")
    private boolean markdown;

    @Option(
            names = "--cost",
            description = {
                "For development: how many lines of source each requirement costs, with the medians. Reads the sources of a checkout.",
                "It counts scenarios, the files that they send, rules and invariants, rows that test them, mutants, and Java that is"
                        + " marked \"Purpose-made for ID:\". It does not count comments, blank lines, imports, the vocabulary and"
                        + " other code that serves all requirements. A scenario, background, file or private method that several"
                        + " requirements share is divided evenly among them."
            })
    private boolean cost;

    @Option(
            names = "--show",
            paramLabel = "ID",
            description =
                    "Prints where a requirement is in the sources of a checkout: scenarios, rule, mutants, enforcing lines.")
    private @Nullable String show;

    @Mixin
    private final OutputOption output = new OutputOption();

    RequirementsCommand(Installation installation, Catalogue catalogue) {
        this.installation = installation;
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException {
        String text = show != null ? places(show) : cost ? costs() : table();
        output.write(text);
        return 0;
    }

    private String table() {
        Map<String, List<String>> scenarios = new ScenarioIndex(List.of(ScenarioIndex.OWN)).byRequirement();
        return markdown ? RequirementsTable.markdown(catalogue, scenarios) : plain(scenarios);
    }

    private String costs() throws IOException {
        requireCheckout("--cost");
        return CostTable.plain(Costs.of(installation.home()));
    }

    private String places(String id) {
        Requirement requirement = catalogue
                .find(id)
                .orElseThrow(() -> new WrongUsageException("The catalogue has no requirement " + id + "."));
        requireCheckout("--show");
        return new RequirementSources(installation.home()).text(requirement);
    }

    private void requireCheckout(String option) {
        if (!Costs.isCheckout(installation.home())) {
            throw new WrongUsageException(option + " reads the sources of a checkout, and there is none at "
                    + installation.home().toAbsolutePath().normalize() + ".");
        }
    }

    private String plain(Map<String, List<String>> scenarios) {
        StringBuilder text = new StringBuilder();
        for (Requirement r : catalogue.all()) {
            List<String> ruling = scenarios.getOrDefault(r.id(), List.of());
            text.append(String.format(
                    Locale.ROOT, "%-9s %-8s %s%n", r.id(), r.level().word(), r.title()));
            ruling.forEach(s ->
                    text.append("                   ruled on by: ").append(s).append(System.lineSeparator()));
        }
        long ruled = catalogue.all().stream()
                .filter(r -> scenarios.containsKey(r.id()))
                .count();
        return text.append(ruled)
                .append(" of ")
                .append(catalogue.all().size())
                .append(" requirements are ruled on")
                .append(System.lineSeparator())
                .toString();
    }
}
