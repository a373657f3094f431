package io.sipwright.scenarios.phone.scripted.ice;

import io.sipwright.scenarios.stun.StunMessage;
import io.sipwright.scenarios.stun.StunType;
import io.sipwright.scenarios.stun.StunWriter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Connectivity checks with bad credentials, from a port of their own, and what comes back (RFC 8445 §7.3, RFC 5389 §10.1.2): without
 * integrity, with a wrong password, for a foreign user; each asks for nomination. Blocks its caller.
 */
public final class InvalidChecks {
    private static final int LARGEST = 1500;
    private static final int LOOK_MILLIS = 50;

    private InvalidChecks() {}

    /**
     * Sends them and listens.
     *
     * @param to the candidate
     * @param remote right user name fragment and password of the candidate's owner
     * @param ownUfrag of its peer
     * @param time how long to listen
     * @return what is wrong: a success, or a packet that is no STUN; empty where nothing is
     * @throws IOException when this machine cannot send to the candidate
     */
    public static Optional<String> fault(InetSocketAddress to, IceCredentials remote, String ownUfrag, Duration time)
            throws IOException {
        IceCredentials wrong = new IceCredentials(remote.ufrag(), "x".repeat(24));
        List<byte[]> checks = List.of(
                new StunWriter(StunType.BINDING_REQUEST, StunWriter.newTransactionId()).fingerprinted(),
                check(wrong, ownUfrag),
                check(new IceCredentials("stranger", remote.password()), ownUfrag));
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(LOOK_MILLIS);
            for (byte[] check : checks) {
                socket.send(new DatagramPacket(check, check.length, to));
            }
            long end = System.nanoTime() + time.toNanos();
            List<String> faults = new ArrayList<>();
            while (System.nanoTime() - end < 0) {
                came(socket).flatMap(InvalidChecks::fault).ifPresent(faults::add);
            }
            return faults.stream().findFirst();
        }
    }

    private static byte[] check(IceCredentials remote, String ownUfrag) {
        return BindingRequest.write(StunWriter.newTransactionId(), remote, ownUfrag, new IceRole(true), true);
    }

    private static Optional<byte[]> came(DatagramSocket socket) throws IOException {
        DatagramPacket in = new DatagramPacket(new byte[LARGEST], LARGEST);
        try {
            socket.receive(in);
            return Optional.of(Arrays.copyOf(in.getData(), in.getLength()));
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        }
    }

    private static Optional<String> fault(byte[] datagram) {
        Optional<StunMessage> stun = StunMessage.parse(datagram);
        if (stun.isEmpty()) {
            return Optional.of("a packet of " + datagram.length + " bytes that is no STUN came to the stranger");
        }
        return stun.get().type() == StunType.BINDING_SUCCESS
                ? Optional.of("a check with bad credentials was answered with success")
                : Optional.empty();
    }
}
