package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.run.RunOrder;
import java.util.Set;

/**
 * One run of {@code conform}.
 *
 * @param order what is judged, and how
 * @param pstn name of its far end
 * @param network starts its far end
 * @param earlierExitCode of the run whose failed scenarios are repeated; 0 for any other run
 */
record ConformJob(RunOrder order, String pstn, GatewayStarter network, int earlierExitCode) {
    /** Whether the scenarios that failed before are to be repeated, but none did. */
    boolean nothingToRepeat() {
        return order.choice().places().filter(Set::isEmpty).isPresent();
    }
}
