package io.sipwright.scenarios.run;

import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.sipwright.scenarios.browser.Browser;
import io.sipwright.scenarios.report.RunCollector;
import io.sipwright.scenarios.steps.LaneContext;
import io.sipwright.scenarios.steps.RunContext;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the features in one lane on the calling thread, one scenario after the other. */
final class LaneRunner {
    private static final String GLUE = "io.sipwright.scenarios.steps";

    private final RunContext run;
    private final List<String> features;
    private final RunCollector collector;
    private final Consumer<String> lines;

    LaneRunner(RunContext run, List<String> features, RunCollector collector, Consumer<String> lines) {
        this.run = run;
        this.features = List.copyOf(features);
        this.collector = collector;
        this.lines = lines;
    }

    void run(PlannedLane planned, Browser browser) {
        collector.browser(planned.lane(), browser.version());
        Runtime runtime = Runtime.builder()
                .withRuntimeOptions(options(planned).build())
                .withClassLoader(LaneRunner.class::getClassLoader)
                .withAdditionalPlugins(
                        collector.listener(planned.lane()),
                        new Progress(planned.lane().label(), lines))
                .build();
        new LaneContext(run, planned.lane(), browser, planned.library()).during(runtime::run);
    }

    private RuntimeOptionsBuilder options(PlannedLane planned) {
        List<String> words = new ArrayList<>(List.of("--glue", GLUE, "--threads", "1"));
        if (!planned.tags().isBlank()) {
            words.addAll(List.of("--tags", planned.tags()));
        }
        words.addAll(features);
        return new CommandlineOptionsParser(OutputStream.nullOutputStream())
                .parse(words.toArray(String[]::new))
                .setPublishQuiet(true);
    }
}
