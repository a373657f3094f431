package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.run.RunOrder;

/**
 * One run of {@code conform}.
 *
 * @param order what is judged, and how
 * @param pstn name of its far end
 * @param network starts its far end
 */
record ConformJob(RunOrder order, String pstn, GatewayStarter network) {}
