package io.sipwright.scenarios.target;

import io.sipwright.pstn.port.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The ports of a launched target: for port 0 in its file a free one is chosen, so that runs on one machine do not
 * collide.
 */
public final class ChosenPorts {
    private final Choice choice;

    private ChosenPorts(Choice choice) {
        this.choice = choice;
    }

    private interface Choice {
        int port(InetAddress at, int usual) throws IOException;
    }

    /** Any free ports. */
    public static ChosenPorts free() {
        return new ChosenPorts((at, usual) -> FreePorts.one(at));
    }

    /** The reference server's usual ports if they are free, for users who type addresses. */
    public static ChosenPorts usual() {
        return new ChosenPorts(FreePorts::preferred);
    }

    /**
     * The target with a port in place of each 0.
     *
     * @throws PrerequisiteMissingException when no port is free
     */
    public Target of(Target target) throws PrerequisiteMissingException {
        try {
            URI ws = of(target.ws());
            return target.at(
                    ws, target.trunk().isEmpty() ? Optional.empty() : Optional.of(of(target.sip(), target.farEnd())));
        } catch (IOException e) {
            throw new PrerequisiteMissingException(
                    "No port for the target " + target.name() + ": " + e.getMessage() + ".", e);
        }
    }

    private Trunk of(InetSocketAddress address, FarEnd farEnd) throws IOException {
        InetSocketAddress sip = of(address, 7060);
        InetSocketAddress calls = farEnd.trunk().getPort() == 0 ? sip : farEnd.trunk();
        return new Trunk(sip, new FarEnd(of(farEnd.address(), 7070), calls, farEnd.numbers()));
    }

    private InetSocketAddress of(InetSocketAddress address, int usual) throws IOException {
        return address.getPort() == 0
                ? new InetSocketAddress(address.getAddress(), choice.port(address.getAddress(), usual))
                : address;
    }

    private URI of(URI ws) throws IOException {
        if (ws.getPort() != 0) {
            return ws;
        }
        int port = choice.port(InetAddress.getByName(ws.getHost()), 7443);
        try {
            return new URI(ws.getScheme(), null, ws.getHost(), port, ws.getPath(), ws.getQuery(), null);
        } catch (URISyntaxException never) {
            throw new IllegalStateException(never);
        }
    }
}
