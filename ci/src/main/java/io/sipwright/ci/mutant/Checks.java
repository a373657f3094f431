package io.sipwright.ci.mutant;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Objects;

/** ICE that goes wrong. */
final class Checks {
    private static final int FROM = 1;

    private Checks() {}

    /** A check from an address that this machine does not have is not admitted, as if no browser were behind a NAT. */
    static MethodOverride admittedFromThisMachineOnly() {
        return (arguments, original) -> {
            InetSocketAddress from = (InetSocketAddress) Objects.requireNonNull(arguments[FROM]);
            return isOfThisMachine(from) ? original.call(arguments) : null;
        };
    }

    private static boolean isOfThisMachine(InetSocketAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address.getAddress()) != null;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }
}
