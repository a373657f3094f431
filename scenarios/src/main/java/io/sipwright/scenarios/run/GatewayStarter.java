package io.sipwright.scenarios.run;

import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.scenarios.target.Target;
import java.io.IOException;

/** Starts the telephone network that a target's file describes. */
@FunctionalInterface
public interface GatewayStarter {
    /**
     * Starts it.
     *
     * @throws IOException when it cannot listen at its address; the message says which
     */
    Gateway start(Target target) throws IOException;
}
