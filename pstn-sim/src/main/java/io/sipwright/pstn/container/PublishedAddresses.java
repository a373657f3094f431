package io.sipwright.pstn.container;

import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/**
 * An address of this machine that programs in containers can reach too: the gateway of the engine's bridge if this
 * machine has it, else its outward address.
 */
final class PublishedAddresses {
    /** Names the address where neither works. */
    static final String VARIABLE = "SIPWRIGHT_ADDRESS";

    private static final Logger LOG = LoggerFactory.getLogger(PublishedAddresses.class);
    /** A documentation address (RFC 5737); nothing is sent there. */
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("203.0.113.1", 9);

    private PublishedAddresses() {}

    static InetAddress find() throws ContainerUnavailableException {
        String given = System.getenv(VARIABLE);
        Optional<InetAddress> found =
                given == null || given.isBlank() ? gateway().or(PublishedAddresses::towardsOthers) : own(given);
        return found.orElseThrow(
                () -> new ContainerUnavailableException("With published ports containers must reach this machine"
                        + " at an address other than loopback, and "
                        + (given == null ? "none is known" : given + " is not one")
                        + ": set "
                        + VARIABLE + " to one."));
    }

    private static Optional<InetAddress> gateway() {
        try {
            Network bridge = DockerClientFactory.lazyClient()
                    .inspectNetworkCmd()
                    .withNetworkId("bridge")
                    .exec();
            return bridge.getIpam().getConfig().stream()
                    .flatMap(config -> Stream.ofNullable(config.getGateway()))
                    .flatMap(address -> own(address).stream())
                    .filter(Inet4Address.class::isInstance)
                    .findFirst();
        } catch (RuntimeException e) {
            LOG.debug("the engine does not report its bridge", e);
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> towardsOthers() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(ELSEWHERE);
            return own(socket.getLocalAddress().getHostAddress());
        } catch (IOException noRoute) {
            LOG.debug("this machine has no route to other networks", noRoute);
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> own(String text) {
        return parsed(text).filter(PublishedAddresses::ofThisMachine);
    }

    private static boolean ofThisMachine(InetAddress address) {
        try {
            return !address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }

    static Optional<InetAddress> parsed(String text) {
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }
}
