package io.sipwright.ci;

import io.sipwright.pstn.gateway.EmbeddedGateway;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.scenarios.target.FarEnd;
import io.sipwright.scenarios.target.Target;
import java.io.IOException;

/** The embedded telephone network as a target file wants it. */
final class EmbeddedNetwork {
    private EmbeddedNetwork() {}

    static Gateway start(Target target) throws IOException {
        FarEnd farEnd = target.farEnd();
        return EmbeddedGateway.start(GatewaySettings.towards(farEnd.trunk(), target.domain())
                .withSip(farEnd.address().getAddress(), farEnd.address().getPort())
                .withNumbers(farEnd.numbers()));
    }
}
