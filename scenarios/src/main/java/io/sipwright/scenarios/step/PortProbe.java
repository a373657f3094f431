package io.sipwright.scenarios.step;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;

/**
 * Probes a UDP port: a closed one is answered with ICMP port unreachable (RFC 1122 §4.1.3.1). Purpose-made for MED-032:
 * no message says that a port was released.
 */
public final class PortProbe {
    private static final int ANSWER_WITHIN_MS = 50;

    private PortProbe() {}

    /** Whether the port is certainly closed; without an answer it counts as open. */
    public static boolean closed(String hostPort) {
        int colon = hostPort.lastIndexOf(':');
        return closed(
                new InetSocketAddress(hostPort.substring(0, colon), Integer.parseInt(hostPort.substring(colon + 1))));
    }

    private static boolean closed(InetSocketAddress port) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(port);
            socket.setSoTimeout(ANSWER_WITHIN_MS);
            socket.send(new DatagramPacket(new byte[1], 1));
            socket.receive(new DatagramPacket(new byte[1], 1));
            return false;
        } catch (PortUnreachableException refused) {
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        } catch (IOException e) {
            throw new SetupFailedError("the bridge's port " + port + " cannot be asked: " + e.getMessage());
        }
    }
}
