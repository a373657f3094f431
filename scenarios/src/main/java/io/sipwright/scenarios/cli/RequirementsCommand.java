package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.requirement.Requirement;
import io.sipwright.scenarios.run.ScenarioIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sipwright requirements}: the catalogue, and which scenarios rule on each entry. */
@Command(
        name = "requirements",
        mixinStandardHelpOptions = true,
        description = "Lists the requirements and the scenarios that rule on them.")
final class RequirementsCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Option(names = "--markdown", description = "As the table that docs/requirements.md holds.")
    private boolean markdown;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes to a file instead of the terminal.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RequirementsCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, List<String>> scenarios = new ScenarioIndex(List.of(ScenarioIndex.OWN)).byRequirement();
        String text = markdown ? RequirementsTable.markdown(catalogue, scenarios) : plain(scenarios);
        if (output != null) {
            Files.writeString(output, text);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
        }
        return 0;
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
