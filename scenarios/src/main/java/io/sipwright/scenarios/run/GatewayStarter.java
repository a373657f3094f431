package io.sipwright.scenarios.run;

import io.sipwright.pstn.gateway.EmbeddedGateway;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.scenarios.target.FarEnd;
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

    /** The gateway that runs in this process. */
    static GatewayStarter embedded() {
        return target -> {
            FarEnd farEnd = target.farEnd();
            return EmbeddedGateway.start(GatewaySettings.towards(farEnd.trunk(), target.domain())
                    .withSip(farEnd.address().getAddress(), farEnd.address().getPort())
                    .withNumbers(farEnd.numbers()));
        };
    }
}
