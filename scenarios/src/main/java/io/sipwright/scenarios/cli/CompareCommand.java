package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.report.ComparisonWriter;
import io.sipwright.scenarios.report.compare.Comparison;
import io.sipwright.scenarios.report.compare.ComparisonTable;
import io.sipwright.scenarios.report.compare.ReportUnreadableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sipwright compare}: compares reports of earlier runs. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares the reports of several runs, requirement by target.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the runs agree on every requirement",
            "1:they differ in at least one",
            "2:wrong usage, or a folder without a report"
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(arity = "2..*", paramLabel = "REPORT", description = "Report folders of earlier runs.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "sipwright-comparison",
            description = "Where the page goes.")
    private Path output = Path.of("sipwright-comparison");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Returns 1 if the runs differ, whatever the verdicts: their own runs returned those. */
    @Override
    public Integer call() throws IOException {
        try {
            return compare(folders, output, spec.commandLine().getOut()).differences() == 0 ? 0 : 1;
        } catch (ReportUnreadableException e) {
            throw new WrongUsageException(String.valueOf(e.getMessage()), e);
        }
    }

    static Comparison compare(List<Path> folders, Path output, PrintWriter out)
            throws IOException, ReportUnreadableException {
        Comparison comparison = Comparison.of(folders);
        Path page = ComparisonWriter.write(comparison, output);
        out.println();
        out.println(ComparisonTable.render(comparison));
        out.println("comparison: " + page.toAbsolutePath().normalize().toUri());
        out.flush();
        return comparison;
    }
}
