package io.sipwright.scenarios.target;

import io.sipwright.pstn.container.ContainerNetwork;
import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.container.Images;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * The addresses at which target, gateway and browsers reach each other. Containers with a separate network cannot reach
 * loopback, so everything then listens on another address of this machine.
 */
public final class PublishedAddresses {
    private PublishedAddresses() {}

    /**
     * The target at its addresses in this run. A target that Sipwright did not start keeps its addresses.
     *
     * @param exchange image of the gateway, if it runs in a container
     * @throws PrerequisiteMissingException if there is no engine, no image or no such address
     */
    public static Target of(Target target, Optional<String> exchange) throws PrerequisiteMissingException {
        Optional<String> image =
                target.launch() instanceof Launch.InContainer container ? Optional.of(container.image()) : exchange;
        if (image.isEmpty() || target.launch() instanceof Launch.Nothing || ContainerNetwork.isHosts()) {
            return target;
        }
        try {
            Images.resolve(image.get()); // this starts the engine, which knows the address
            return moved(target, ContainerNetwork.chosen());
        } catch (ContainerUnavailableException e) {
            throw new PrerequisiteMissingException(String.valueOf(e.getMessage()), e);
        }
    }

    static Target moved(Target target, ContainerNetwork network) {
        return target.at(moved(target.ws(), network), target.trunk().map(trunk -> moved(trunk, network)));
    }

    private static Trunk moved(Trunk trunk, ContainerNetwork network) {
        FarEnd farEnd = trunk.farEnd();
        InetSocketAddress address = moved(farEnd.address(), network);
        return new Trunk(
                moved(trunk.sip(), network), new FarEnd(address, moved(farEnd.trunk(), network), farEnd.numbers()));
    }

    private static InetSocketAddress moved(InetSocketAddress address, ContainerNetwork network) {
        return new InetSocketAddress(network.reachable(address.getAddress()), address.getPort());
    }

    private static URI moved(URI ws, ContainerNetwork network) {
        try {
            InetAddress own = InetAddress.getByName(ws.getHost());
            InetAddress reachable = network.reachable(own);
            return own.equals(reachable)
                    ? ws
                    : new URI(
                            ws.getScheme(),
                            null,
                            reachable.getHostAddress(),
                            ws.getPort(),
                            ws.getPath(),
                            ws.getQuery(),
                            null);
        } catch (UnknownHostException | URISyntaxException elsewhere) {
            return ws;
        }
    }
}
