package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.browser.BrowserFactory;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.report.ReportWriter;
import io.sipwright.scenarios.report.VerdictTable;
import io.sipwright.scenarios.report.compare.ReportUnreadable;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.Conformance;
import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.run.RunFault;
import io.sipwright.scenarios.run.RunOrder;
import io.sipwright.scenarios.target.TargetFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sipwright conform}: judges a target, or several in turn, and says so. */
@Command(
        name = "conform",
        mixinStandardHelpOptions = true,
        description = "Runs the scenarios against a target and rules on each requirement.")
final class ConformCommand implements Callable<Integer> {
    private final Installation installation;
    private final Catalogue catalogue;
    private final List<BrowserFactory> browsers;
    private final GatewayStarter gateways;

    @Mixin
    private final ConformOptions options = new ConformOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ConformCommand(
            Installation installation, Catalogue catalogue, List<BrowserFactory> browsers, GatewayStarter gateways) {
        this.installation = installation;
        this.catalogue = catalogue;
        this.browsers = List.copyOf(browsers);
        this.gateways = gateways;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<RunOrder> orders = new OrderReader(installation, catalogue, browsers).read(options);
        List<Integer> codes = new ArrayList<>();
        for (RunOrder order : orders) {
            codes.add(judge(order));
        }
        return orders.size() == 1 ? codes.get(0) : sideBySide(orders, codes);
    }

    private int judge(RunOrder order) throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("sipwright conform: target " + order.target().name() + " at "
                + order.target().ws() + ", seed " + order.seed());
        out.flush();
        try {
            return report(
                    new Conformance(catalogue, order, gateways, line -> say(out, line)).run(), order.folder(), out);
        } catch (TargetFault | RunFault e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().println("exit 3: inconclusive, nothing could be ruled on");
            return ExitCode.INCONCLUSIVE;
        }
    }

    /** The reports that there are; a target that could not be judged makes the whole inconclusive, unless another failed. */
    private int sideBySide(List<RunOrder> orders, List<Integer> codes) throws IOException {
        List<Path> reports = orders.stream()
                .map(RunOrder::folder)
                .filter(folder -> Files.exists(folder.resolve("report.json")))
                .toList();
        try {
            if (!reports.isEmpty()) {
                CompareCommand.compare(
                        reports, options.report, spec.commandLine().getOut());
            }
        } catch (ReportUnreadable e) {
            throw new IllegalStateException("a report that was just written cannot be read", e);
        }
        return codes.contains(1)
                ? 1
                : codes.stream().mapToInt(code -> code).max().orElse(ExitCode.INCONCLUSIVE);
    }

    private static void say(PrintWriter out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static int report(RunRecord run, Path folder, PrintWriter out) throws IOException {
        Path page = ReportWriter.write(run, folder);
        out.println();
        out.println(VerdictTable.render(run));
        out.println("report: " + page.toAbsolutePath().normalize().toUri());
        out.println("exit " + run.exitCode() + ": " + reason(run));
        out.flush();
        return run.exitCode();
    }

    private static String reason(RunRecord run) {
        return switch (run.verdict()) {
            case PASS -> "nothing failed and something was ruled on";
            case FAIL -> "a requirement failed";
            case INCONCLUSIVE ->
                run.covered() == 0
                        ? "inconclusive, nothing was ruled on"
                        : "inconclusive, not everything could be ruled on";
        };
    }
}
