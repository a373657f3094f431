package io.sipwright.scenarios.phone.scripted.ice;

import io.sipwright.scenarios.stun.StunAttribute;
import io.sipwright.scenarios.stun.StunMessage;
import io.sipwright.scenarios.stun.StunType;
import io.sipwright.scenarios.stun.StunWriter;
import io.sipwright.scenarios.stun.XorAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sends one connectivity check to a candidate from a new socket and returns the answer, for MED-001. The probed session
 * does not change, except that the far side learns a peer-reflexive candidate. Blocks its caller.
 */
public final class StunProbe {
    private static final int LARGEST = 1500;
    private static final int RESEND_MILLIS = 200;

    private StunProbe() {}

    /**
     * The peer that a check is sent for.
     *
     * @param ufrag user name fragment from the peer's SDP
     * @param controlling whether the peer is the controlling agent: it made the offer (RFC 8445 §6.1.1)
     */
    public record Peer(String ufrag, boolean controlling) {}

    /**
     * Probes.
     *
     * @param candidate the advertised candidate
     * @param remote user name fragment and password from the SDP of the candidate's owner
     * @param peer the owner's peer: its role must be the one that the owner expects, else the check is a role conflict
     *     (RFC 8445 §7.3.1.1)
     * @param within how long to wait for an answer; the request is repeated every 200 ms
     * @return the first answer to the request, or empty when none came in time
     * @throws IOException when this machine cannot send to the candidate
     */
    public static Optional<ProbeAnswer> probe(
            InetSocketAddress candidate, IceCredentials remote, Peer peer, Duration within) throws IOException {
        byte[] id = StunWriter.newTransactionId();
        byte[] request = BindingRequest.write(id, remote, peer.ufrag(), new IceRole(peer.controlling()), false);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(RESEND_MILLIS);
            long deadline = System.nanoTime() + within.toNanos();
            while (System.nanoTime() - deadline < 0) {
                socket.send(new DatagramPacket(request, request.length, candidate));
                Optional<ProbeAnswer> answer = await(socket, id, remote.password());
                if (answer.isPresent()) {
                    return answer;
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<ProbeAnswer> await(DatagramSocket socket, byte[] id, String password) throws IOException {
        DatagramPacket in = new DatagramPacket(new byte[LARGEST], LARGEST);
        try {
            socket.receive(in);
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        return StunMessage.parse(Arrays.copyOf(in.getData(), in.getLength()))
                .filter(message -> message.transactionId().equals(ByteBuffer.wrap(id)))
                .map(message -> read(message, (InetSocketAddress) in.getSocketAddress(), socket, password));
    }

    private static ProbeAnswer read(
            StunMessage message, InetSocketAddress from, DatagramSocket socket, String password) {
        int error = message.attribute(StunAttribute.ERROR_CODE)
                .filter(code -> code.length >= 4)
                .map(code -> (code[2] & 7) * 100 + code[3])
                .orElse(0);
        return new ProbeAnswer(
                message.type() == StunType.BINDING_SUCCESS,
                error,
                message.integrityHolds(password),
                message.fingerprintHolds(),
                XorAddress.read(message).filter(seen -> seen.getPort() == socket.getLocalPort()),
                from);
    }
}
