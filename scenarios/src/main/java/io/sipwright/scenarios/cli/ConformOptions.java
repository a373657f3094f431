package io.sipwright.scenarios.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code conform}; {@link OrderReader} makes a run order of them. */
final class ConformOptions {
    @Option(
            names = "--target",
            paramLabel = "NAME|FILE",
            split = ",",
            description = "The deployment under test; several are judged in turn and compared.")
    List<String> targets = new ArrayList<>();

    @Option(
            names = "--pstn",
            paramLabel = "KIND",
            split = ",",
            description = "The gateway: embedded, asterisk or freeswitch; several run with each target.")
    private List<String> networks = new ArrayList<>();

    @Option(
            names = "--browser",
            paramLabel = "NAME",
            split = ",",
            description = "chromium, firefox or scripted; several.")
    List<String> browsers = new ArrayList<>();

    @Option(names = "--phone", paramLabel = "LIBRARY", split = ",", description = "jssip or sipjs; default: both.")
    List<String> phones = new ArrayList<>();

    @Option(names = "--requirement", paramLabel = "ID", split = ",", description = "Only scenarios that rule on these.")
    List<String> requirements = new ArrayList<>();

    @Option(names = "--tags", paramLabel = "EXPR", defaultValue = "", description = "Only scenarios with these tags.")
    String tags = "";

    @Option(names = "--features", paramLabel = "DIR", description = "Your own features instead of the built-in ones.")
    List<Path> features = new ArrayList<>();

    @Option(
            names = "--nat",
            paramLabel = "KIND",
            split = ",",
            description = "Only scenarios of parties behind these kinds of NAT; all for every kind.")
    List<String> nats = new ArrayList<>();

    @Option(names = "--slow", description = "Also runs scenarios that wait for minutes.")
    boolean slow;

    @Option(
            names = "--intrusive",
            description = "Scenarios that load the target run too; they always do on this machine.")
    boolean intrusive;

    @Option(
            names = "--strict",
            description = "A SHOULD that does not hold is a failure, and so is a known failure that passes.")
    boolean strict;

    @Option(
            names = "--dry-run",
            description =
                    "Prints how many scenarios would run in each lane, what would not run, and why. Starts nothing.")
    boolean dryRun;

    @Option(
            names = "--list",
            description = "Prints each scenario that would run, or would not, and why. Starts nothing.")
    boolean list;

    @Option(names = "--fail-fast", description = "Ends the run after its first failure.")
    boolean failFast;

    @Option(
            names = "--rerun-failed",
            description = "Only the scenarios that failed in the run whose report is in the folder of --report.")
    boolean rerunFailed;

    @Option(
            names = "--until-flaky",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Repeats the run until a scenario has another verdict than in the first run, N times at most.")
    int runs = 1;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            defaultValue = "1/1",
            description = "Only part I of N parts of the scenarios, for CI jobs that run side by side.")
    String shard = "1/1";

    @Option(
            names = "--mutant",
            paramLabel = "NAME|list",
            description = "Runs with this mutant; list prints all of them.")
    String mutant = "";

    @Option(names = "--seed", paramLabel = "N", description = "Repeats the random choices of a run.")
    private @Nullable Long seed;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "sipwright-report",
            description = "Where the report goes.")
    Path report = Path.of("sipwright-report");

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "The value of $${NAME} in the launch command.")
    Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--launch-arg", paramLabel = "ARG", description = "One more argument of the launch command.")
    List<String> launchArguments = new ArrayList<>();

    @Option(names = "--no-launch", description = "The target is already running.")
    boolean noLaunch;

    List<String> networks() {
        return networks.isEmpty() ? List.of("embedded") : networks;
    }

    long seed() {
        return Optional.ofNullable(seed).orElseGet(() -> System.nanoTime() & 0xffff);
    }
}
