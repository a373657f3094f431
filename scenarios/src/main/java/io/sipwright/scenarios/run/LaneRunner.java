package io.sipwright.scenarios.run;

import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.Plugin;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.report.RunCollector;
import io.sipwright.scenarios.step.LaneContext;
import io.sipwright.scenarios.step.RunContext;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Runs the features in one lane on the calling thread, one scenario after the other. */
final class LaneRunner {
    private static final String GLUE = "io.sipwright.scenarios.step";
    private static final String WARM_UP = "classpath:io/sipwright/scenarios/warmup/";

    private final RunContext run;
    private final List<String> features;
    private final RunCollector collector;

    LaneRunner(RunContext run, List<String> features, RunCollector collector) {
        this.run = run;
        this.features = List.copyOf(features);
        this.collector = collector;
    }

    /** One conversation before the first scenario, so that time limits do not apply to cold code. */
    void warmUp(PlannedLane planned, Browser browser) {
        String call = run.target().trunk().isPresent() ? "with-the-network.feature" : "between-browsers.feature";
        run(planned, browser, options("", List.of(WARM_UP + call)));
    }

    void run(PlannedLane planned, Browser browser) {
        collector.browser(planned.lane(), browser.version());
        run(planned, browser, options(planned.tags(), features), collector.listener(planned.lane()));
    }

    private void run(PlannedLane planned, Browser browser, RuntimeOptionsBuilder options, Plugin... plugins) {
        RuntimeOptions chosen = options.build();
        Runtime runtime = Runtime.builder()
                .withRuntimeOptions(chosen)
                .withFeatureSupplier(new ClaimedFeatures(chosen))
                .withClassLoader(LaneRunner.class::getClassLoader)
                .withAdditionalPlugins(plugins)
                .build();
        new LaneContext(run, planned.lane(), browser, planned.library()).during(runtime::run);
    }

    private static RuntimeOptionsBuilder options(String tags, List<String> features) {
        List<String> words = new ArrayList<>(List.of("--glue", GLUE, "--threads", "1"));
        if (!tags.isBlank()) {
            words.addAll(List.of("--tags", tags));
        }
        words.addAll(features);
        return new CommandlineOptionsParser(OutputStream.nullOutputStream())
                .parse(words.toArray(String[]::new))
                .setPublishQuiet(true);
    }
}
