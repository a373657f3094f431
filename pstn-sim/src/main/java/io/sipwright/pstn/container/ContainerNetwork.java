package io.sipwright.pstn.container;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How programs in containers and this machine reach each other. The property {@value #PROPERTY} or the variable
 * {@value #VARIABLE} says {@code host} or {@code published}; without them it is {@code host} on Linux, where that
 * always works.
 */
public sealed interface ContainerNetwork {
    /** {@code host} or {@code published}. */
    String PROPERTY = "sipwright.network";

    /** The same, where the property is not set. */
    String VARIABLE = "SIPWRIGHT_NETWORK";

    /** Containers share this machine's network and its addresses. */
    record Host() implements ContainerNetwork {}

    /**
     * Containers have a separate network, and their ports are published.
     *
     * @param meeting the address of this machine that containers can reach too; it replaces loopback
     */
    record Published(InetAddress meeting) implements ContainerNetwork {}

    /**
     * The one to use. The engine must answer by now.
     *
     * @throws ContainerUnavailableException if the setting is neither, or no address is known at which containers reach this
     *     machine
     */
    static ContainerNetwork chosen() throws ContainerUnavailableException {
        String word = wish();
        return switch (word) {
            case "host" -> new Host();
            case "published" -> new Published(PublishedAddresses.find());
            default ->
                throw new ContainerUnavailableException(
                        VARIABLE + " is \"" + word + "\", and must be \"host\" or \"published\".");
        };
    }

    /** Whether the host's network is used; this needs no engine. */
    static boolean isHosts() {
        return wish().equals("host");
    }

    private static String wish() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(w -> !w.isBlank())
                .orElseGet(ContainerNetwork::usual);
    }

    private static String usual() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return linux ? "host" : "published";
    }

    /**
     * The address to listen on and to announce so that containers and this machine reach it: replaces loopback where
     * necessary.
     */
    default InetAddress reachable(InetAddress own) {
        return this instanceof Published published && own.isLoopbackAddress() ? published.meeting() : own;
    }

    /**
     * Makes sure that a program in a container can reach this machine at these addresses.
     *
     * @throws ContainerUnavailableException naming the one that it cannot reach
     */
    default void requireReachable(String program, InetAddress... addresses) throws ContainerUnavailableException {
        for (InetAddress address : addresses) {
            if (!reachable(address).equals(address)) {
                throw new ContainerUnavailableException(program + " has a separate network, from which it cannot reach "
                        + address.getHostAddress() + " of this machine: give target and far end another address.");
            }
        }
    }

    /**
     * The RTP ports of a program in a container.
     *
     * @param wished its ports on the host's network
     * @param doors its other listening addresses
     * @throws ContainerUnavailableException when there are none to publish
     */
    default PortRange rtpPorts(PortRange wished, InetSocketAddress... doors) throws ContainerUnavailableException {
        return this instanceof Published published ? PortRange.free(published.meeting(), ports(doors)) : wished;
    }

    private static Set<Integer> ports(InetSocketAddress... doors) {
        return Stream.of(doors).map(InetSocketAddress::getPort).collect(Collectors.toSet());
    }

    /** The plan of a program that listens on these ports. */
    default ContainerPlan open(ContainerPlan plan, List<Opening> openings) {
        return this instanceof Published ? plan.publishing(openings) : plan;
    }

    /** {@code host} or {@code published}. */
    default String word() {
        return this instanceof Published ? "published" : "host";
    }
}
