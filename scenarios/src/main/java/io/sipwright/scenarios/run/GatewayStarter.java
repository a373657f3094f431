package io.sipwright.scenarios.run;

import io.sipwright.pstn.asterisk.Asterisk;
import io.sipwright.pstn.container.Container;
import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.exchange.ExchangeGateway;
import io.sipwright.pstn.exchange.PbxVendor;
import io.sipwright.pstn.freeswitch.Freeswitch;
import io.sipwright.pstn.gateway.EmbeddedGateway;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.port.PortHolder;
import io.sipwright.scenarios.target.FarEnd;
import io.sipwright.scenarios.target.PrerequisiteMissingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Starts a gateway. */
@FunctionalInterface
public interface GatewayStarter {
    /**
     * Starts it.
     *
     * @throws IOException when it cannot start at its address; the message says why
     * @throws PrerequisiteMissingException if this machine lacks what it needs; nothing was started
     */
    Gateway start(GatewaySettings settings) throws IOException, PrerequisiteMissingException;

    /** The short name of its image, if it runs in a container. */
    default Optional<String> image() {
        return Optional.empty();
    }

    /** Why it could not start, with the program that uses its port, if known. */
    static String cannotStart(FarEnd farEnd, IOException cause) {
        InetSocketAddress address = farEnd.address();
        String holder = PortHolder.of(address.getPort())
                .map(name -> "; " + name
                        + " has the port: give another one (0 for any) as farEnd: address in the target file")
                .orElse("");
        return "The far end cannot start at " + address.getHostString() + ":" + address.getPort() + ": "
                + cause.getMessage() + holder + ".";
    }

    /** All gateways by name, the default first. */
    static Map<String, GatewayStarter> all() {
        Map<String, GatewayStarter> all = new LinkedHashMap<>();
        all.put("embedded", GatewayStarter::embedded);
        all.put("asterisk", exchange(new Asterisk()));
        all.put("freeswitch", exchange(new Freeswitch()));
        return all;
    }

    /** A container that a killed run left behind may still have the port. */
    private static Gateway embedded(GatewaySettings settings) throws IOException {
        try {
            return EmbeddedGateway.start(settings);
        } catch (IOException taken) {
            if (Container.removeLeftovers() == 0) {
                throw taken;
            }
            return EmbeddedGateway.start(settings);
        }
    }

    private static GatewayStarter exchange(PbxVendor product) {
        return new GatewayStarter() {
            @Override
            public Gateway start(GatewaySettings settings) throws IOException, PrerequisiteMissingException {
                try {
                    return ExchangeGateway.start(product, settings);
                } catch (ContainerUnavailableException e) {
                    throw new PrerequisiteMissingException(String.valueOf(e.getMessage()), e);
                }
            }

            @Override
            public Optional<String> image() {
                return Optional.of(product.name());
            }
        };
    }
}
