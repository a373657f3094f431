package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.runtime.Runtime;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.report.RunCollector;
import io.sipwright.scenarios.step.RunContext;
import io.sipwright.scenarios.wire.RunningStep;
import io.sipwright.scenarios.wire.Vocabulary;
import io.sipwright.scenarios.wire.WireLane;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The lane {@code wire}: the scenarios of scripted endpoints, once per target, side by side, whatever browsers are
 * selected.
 *
 * @param tags the selected scenarios
 * @param scope which of them run that have to be asked for
 */
record WireRunner(String tags, ScenarioScope scope) {
    /** 20 s and more. */
    private static final Pattern LONG_WAIT = Pattern.compile(
            "(?:(?:nothing(?: else)?|open|twice|no [A-Z]+) for |^|between )(?:[2-9]\\d|\\d{3,}|\\d+ min|\\{)");
    /** They mostly wait, each on its own thread. */
    private static final int SIDE_BY_SIDE = 12;

    static Lane lane(String pstn) {
        return new Lane("wire", "-", pstn, "none");
    }

    /**
     * The addresses of the scenarios that run in this lane; the others are for phones in browsers.
     *
     * @param waiting whether those with long waits are wanted, or all others
     */
    List<String> addresses(FeatureSet features, boolean waiting) {
        Set<Pickle> admitted = new HashSet<>(features.index().admitted(tags));
        return features.index()
                .addresses(s -> admitted.contains(s) && features.isWire(s) && scope.admits(s) && waits(s) == waiting);
    }

    private static boolean waits(Pickle scenario) {
        return ScenarioScope.isSlow(scenario)
                || scenario.getSteps().stream()
                        .anyMatch(step -> LONG_WAIT.matcher(step.getText()).find());
    }

    static boolean isWire(Vocabulary vocabulary, Pickle scenario) {
        return vocabulary.isWire(scenario.getSteps().stream().map(Step::getText).toList());
    }

    /** Why requirements are untested: those of scenarios that were not requested, by id. */
    Map<String, String> untested(ScenarioIndex index) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Pickle scenario : index.admitted(tags)) {
            scope.leftOut(scenario)
                    .ifPresent(why -> ScenarioIndex.claims(scenario).forEach(id -> reasons.put(id, why)));
        }
        return reasons;
    }

    /** Runs the scenarios at these addresses. */
    void run(RunContext context, Lane lane, List<String> addresses, RunCollector collector) {
        collector.browser(lane, "");
        List<String> words =
                new ArrayList<>(List.of("--glue", Vocabulary.WIRE, "--threads", String.valueOf(SIDE_BY_SIDE)));
        words.addAll(addresses);
        Runtime runtime = Runtime.builder()
                .withRuntimeOptions(new CommandlineOptionsParser(OutputStream.nullOutputStream())
                        .parse(words.toArray(String[]::new))
                        .setPublishQuiet(true)
                        .build())
                .withClassLoader(WireRunner.class::getClassLoader)
                .withAdditionalPlugins(new RunningStep(), collector.listener(lane))
                .build();
        EventLoopGroup loops = new NioEventLoopGroup(2, r -> {
            Thread thread = new Thread(r, "endpoints");
            thread.setDaemon(true);
            return thread;
        });
        try {
            new WireLane(context, loops).during(runtime::run);
        } catch (RuntimeException e) {
            collector.trouble(lane, "the lane was interrupted: " + e);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        }
    }
}
