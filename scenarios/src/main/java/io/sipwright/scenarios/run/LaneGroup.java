package io.sipwright.scenarios.run;

import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserException;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.BrowserMissingException;
import io.sipwright.scenarios.report.RunCollector;
import io.sipwright.scenarios.selftest.SelfTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lanes of one browser, one after the other in one instance of it. A failure here is the harness's, never the
 * target's.
 *
 * @param factory of the browser
 * @param lanes that use it
 * @param prepared whether warm-up and self-test were done by an earlier run
 */
record LaneGroup(BrowserFactory factory, List<PlannedLane> lanes, boolean prepared) {
    void run(LaneRunner runner, RunCollector collector, Path workFolder) {
        try (Browser browser = factory.start(workFolder)) {
            if (!prepared) {
                runner.warmUp(lanes.get(0), browser);
            }
            for (PlannedLane lane : lanes) {
                run(runner, collector, lane, browser);
            }
        } catch (BrowserMissingException | BrowserException e) {
            String without = e instanceof BrowserMissingException ? " Without a browser: --browser scripted." : "";
            String why = factory.name() + " could not be used: " + e.getMessage() + without;
            lanes.forEach(lane -> collector.trouble(lane.lane(), why));
        }
    }

    private void run(LaneRunner runner, RunCollector collector, PlannedLane lane, Browser browser) {
        SelfTest selfTest = new SelfTest(browser, lane.library());
        Optional<String> before = prepared ? Optional.empty() : selfTest.trouble();
        if (before.isPresent()) {
            collector.trouble(lane.lane(), "The self-test before the scenarios failed: " + before.get() + ".");
            return;
        }
        try {
            runner.run(lane, browser);
            (prepared ? Optional.<String>empty() : selfTest.trouble())
                    .ifPresent(why ->
                            collector.trouble(lane.lane(), "The self-test after the scenarios failed: " + why + "."));
        } catch (RuntimeException | Error e) {
            collector.trouble(lane.lane(), "the lane was interrupted: " + e);
            if (e instanceof VirtualMachineError) {
                throw e;
            }
        }
    }
}
