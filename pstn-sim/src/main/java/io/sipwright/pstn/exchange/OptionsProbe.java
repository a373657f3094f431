package io.sipwright.pstn.exchange;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.AddressText;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Checks whether an address answers SIP OPTIONS (RFC 3261 §11), from an address that is not the trunk's. */
final class OptionsProbe implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 65_535;

    private final DatagramSocket socket;
    private final InetSocketAddress asked;

    OptionsProbe(InetAddress from, InetSocketAddress asked) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(from, 0));
        this.asked = asked;
    }

    /** Expect within T: any response to one OPTIONS. */
    boolean answers(Duration within) throws IOException {
        byte[] request = options((InetSocketAddress) socket.getLocalSocketAddress(), asked, token())
                .bytes();
        socket.send(new DatagramPacket(request, request.length, asked));
        socket.setSoTimeout((int) within.toMillis());
        DatagramPacket answer = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        try {
            socket.receive(answer);
        } catch (SocketTimeoutException e) {
            return false;
        }
        return new String(answer.getData(), 0, Math.min(8, answer.getLength()), StandardCharsets.US_ASCII)
                .equals("SIP/2.0 ");
    }

    /** A token for a request that is no evidence. */
    static String token() {
        return InternalLegFilter.PROBE + UUID.randomUUID();
    }

    /** @param token Call-ID, tag and branch */
    static SipText options(InetSocketAddress from, InetSocketAddress asked, String token) {
        String here = AddressText.of(from);
        String uri = "sip:" + AddressText.of(asked);
        return SipText.request("OPTIONS", uri)
                .edit()
                .add("Via", "SIP/2.0/UDP " + here + ";branch=z9hG4bK" + token + ";rport")
                .add("Max-Forwards", "70")
                .add("From", "<sip:probe@" + here + ">;tag=" + token)
                .add("To", "<" + uri + ">")
                .add("Call-ID", token)
                .add("CSeq", "1 OPTIONS")
                .add("Contact", "<sip:probe@" + here + ">")
                .add("Content-Length", "0")
                .done();
    }

    @Override
    public void close() {
        socket.close();
    }
}
