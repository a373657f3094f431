package io.sipwright.scenarios.network;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;

/** This machine's own network: each port is open on all of its IPv4 addresses, loopback first. */
final class DirectNetwork implements UdpNetwork {
    @Override
    public UdpSocket open(EventLoop loop, UdpSocket.Receiver receiver) {
        try {
            return new BoundSocket(loop, new InetSocketAddress(0), receiver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<InetAddress> addresses() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .filter(DirectNetwork::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .sorted((a, b) -> Boolean.compare(b.isLoopbackAddress(), a.isLoopbackAddress()))
                    .toList();
        } catch (SocketException e) {
            throw new IllegalStateException("the network interfaces cannot be listed", e);
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
