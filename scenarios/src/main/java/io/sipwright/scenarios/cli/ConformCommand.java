package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.report.ReportWriter;
import io.sipwright.scenarios.report.VerdictTable;
import io.sipwright.scenarios.report.compare.ReportUnreadableException;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.Conformance;
import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.run.RunException;
import io.sipwright.scenarios.run.RunOrder;
import io.sipwright.scenarios.run.RunPreview;
import io.sipwright.scenarios.target.TargetException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sipwright conform}: judges one or more targets in turn. */
@Command(
        name = "conform",
        mixinStandardHelpOptions = true,
        description = "Runs the scenarios against a target and rules on each requirement.")
final class ConformCommand implements Callable<Integer> {
    private final Installation installation;
    private final Catalogue catalogue;
    private final List<BrowserFactory> browsers;
    private final Map<String, GatewayStarter> networks;

    @Mixin
    private final ConformOptions options = new ConformOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ConformCommand(
            Installation installation,
            Catalogue catalogue,
            List<BrowserFactory> browsers,
            Map<String, GatewayStarter> networks) {
        this.installation = installation;
        this.catalogue = catalogue;
        this.browsers = List.copyOf(browsers);
        this.networks = networks;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<ConformJob> jobs = new OrderReader(installation, catalogue, browsers, networks).read(options);
        if (options.dryRun || options.list) {
            jobs.forEach(this::preview);
            return 0;
        }
        List<Integer> codes = new ArrayList<>();
        for (ConformJob job : jobs) {
            codes.add(judged(job));
        }
        return jobs.size() == 1 ? codes.get(0) : sideBySide(jobs, codes);
    }

    private int judged(ConformJob job) throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (job.nothingToRepeat()) {
            say(out, "No scenario failed in the run in " + job.order().folder() + "; there is nothing to repeat.");
            return job.earlierExitCode();
        }
        return options.runs == 1 ? judge(job, job.order()).exitCode() : untilFlaky(job, out);
    }

    private void preview(ConformJob job) {
        PreviewText text = new PreviewText(RunPreview.of(job.order(), job.pstn()), catalogue);
        PrintWriter out = spec.commandLine().getOut();
        out.println("target " + job.order().target().name() + ", far end " + job.pstn());
        out.print(options.list ? text.list() : text.summary());
        out.flush();
    }

    /** The worst exit code of all runs; 1 if nothing but a changed verdict is wrong. */
    private int untilFlaky(ConformJob job, PrintWriter out) throws InterruptedException, IOException {
        RepeatedRuns repeated = new RepeatedRuns();
        List<Integer> codes = new ArrayList<>();
        for (int n = 1; n <= options.runs; n++) {
            RunRecord run = judge(job, job.order().in(job.order().folder().resolve("run-" + n)));
            codes.add(run.exitCode());
            List<String> changes = repeated.add(run);
            changes.forEach(line -> say(out, line));
            if (!changes.isEmpty()) {
                return Math.max(1, worst(codes));
            }
        }
        say(out, options.runs + " runs, each scenario with the same verdict in all of them");
        return worst(codes);
    }

    private RunRecord judge(ConformJob job, RunOrder order) throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        String place = order.target().leavesPortsOpen()
                ? "free ports"
                : String.valueOf(order.target().ws());
        out.println("sipwright conform: target " + order.target().name() + " at " + place + ", seed " + order.seed());
        out.flush();
        Conformance conformance = new Conformance(catalogue, order, job.pstn(), job.network(), line -> say(out, line));
        try (FinalReport report = new FinalReport(conformance::interrupt, run -> report(run, order.folder(), out))) {
            return judge(conformance, order, report);
        }
    }

    private RunRecord judge(Conformance conformance, RunOrder order, FinalReport report)
            throws InterruptedException, IOException {
        try {
            RunRecord run = conformance.run();
            report.write(run);
            return run;
        } catch (TargetException | RunException e) {
            RunRecord run = conformance.notRun(String.valueOf(e.getMessage()));
            report.write(run, r -> ReportWriter.write(r, order.folder()));
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().println("exit 3: inconclusive, nothing could be ruled on");
            return run;
        }
    }

    /**
     * Compares the existing reports; a target that could not be judged makes the whole inconclusive, unless another
     * failed.
     */
    private int sideBySide(List<ConformJob> jobs, List<Integer> codes) throws IOException {
        List<Path> reports = jobs.stream()
                .map(job -> job.order().folder())
                .filter(folder -> Files.exists(folder.resolve("report.json")))
                .toList();
        try {
            if (!reports.isEmpty()) {
                CompareCommand.compare(
                        reports, options.report, spec.commandLine().getOut());
            }
        } catch (ReportUnreadableException e) {
            throw new IllegalStateException("a report that was just written cannot be read", e);
        }
        return worst(codes);
    }

    /** A failure outweighs what could not be ruled on. */
    private static int worst(List<Integer> codes) {
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

    private static void report(RunRecord run, Path folder, PrintWriter out) throws IOException {
        Path page = ReportWriter.write(run, folder);
        out.println();
        out.println(VerdictTable.render(run));
        out.println("report: " + page.toAbsolutePath().normalize().toUri());
        out.println(
                run.interrupted()
                        ? "exit 130 (SIGINT) or 143 (SIGTERM): a signal ended the run"
                        : "exit " + run.exitCode() + ": " + reason(run));
        out.flush();
    }

    private static String reason(RunRecord run) {
        return switch (run.verdict()) {
            case PASS -> "nothing failed and something was ruled on";
            case FAIL ->
                run.newFailures() > 0
                        ? "a requirement failed"
                        : run.chargedPasses().isEmpty() ? "a scenario failed" : "a known failure passes (--strict)";
            case INCONCLUSIVE ->
                run.covered() == 0
                        ? "inconclusive, nothing was ruled on"
                        : "inconclusive, not everything could be ruled on";
        };
    }
}
