package io.sipwright.server.media.control;

import io.sipwright.server.sdp.SdpSyntaxException;
import io.sipwright.server.sdp.SessionDescription;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A plain RTP endpoint with a pair of sockets. */
public final class TestPhone implements AutoCloseable {
    private final DatagramSocket rtp = socket();
    private final DatagramSocket rtcp = socket();

    public TestPhone() throws IOException {}

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(5_000);
        return socket;
    }

    public byte[] describe(String direction) {
        return describe(direction, "0 101");
    }

    byte[] describe(String direction, String formats) {
        return """
                v=0
                o=phone 1 1 IN IP4 127.0.0.1
                s=-
                c=IN IP4 127.0.0.1
                t=0 0
                m=audio %d RTP/AVP %s
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-15
                a=rtcp:%d
                a=%s
                """.formatted(rtp.getLocalPort(), formats, rtcp.getLocalPort(), direction)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    public void send(byte[] packet, byte[] bridgeDescription) throws IOException, SdpSyntaxException {
        rtp.send(new DatagramPacket(packet, packet.length, bridge(bridgeDescription)));
    }

    /** From another socket. */
    static void send(DatagramSocket from, byte[] packet, byte[] bridgeDescription)
            throws IOException, SdpSyntaxException {
        from.send(new DatagramPacket(packet, packet.length, bridge(bridgeDescription)));
    }

    void sendRtcp(byte[] packet, byte[] bridgeDescription) throws IOException, SdpSyntaxException {
        InetSocketAddress to = bridge(bridgeDescription);
        rtcp.send(new DatagramPacket(packet, packet.length, to.getAddress(), to.getPort() + 1));
    }

    public byte[] receive() throws IOException {
        return receive(rtp);
    }

    byte[] receiveRtcp() throws IOException {
        return receive(rtcp);
    }

    /** Whether nothing comes for this long. */
    boolean silentFor(int millis) throws IOException {
        rtp.setSoTimeout(millis);
        try {
            receive(rtp);
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            rtp.setSoTimeout(5_000);
        }
    }

    static InetSocketAddress bridge(byte[] description) throws SdpSyntaxException {
        SessionDescription sdp = SessionDescription.parse(description);
        return new InetSocketAddress("127.0.0.1", sdp.media().get(0).line().port());
    }

    @Override
    public void close() {
        rtp.close();
        rtcp.close();
    }

    private static byte[] receive(DatagramSocket socket) throws IOException {
        DatagramPacket in = new DatagramPacket(new byte[2048], 2048);
        socket.receive(in);
        return Arrays.copyOf(in.getData(), in.getLength());
    }
}
