package io.sipwright.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A SIP end on UDP. */
final class PhoneEnd extends SipEnd {
    private final DatagramSocket socket;
    private volatile InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

    PhoneEnd() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        Thread reader = new Thread(this::read, "phone");
        reader.setDaemon(true);
        reader.start();
    }

    void talksTo(InetSocketAddress address) {
        server = address;
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    String via() {
        return "SIP/2.0/UDP 127.0.0.1:" + port();
    }

    @Override
    String contact() {
        return "Contact: <sip:1001@127.0.0.1:" + port() + ">";
    }

    @Override
    void send(String message) {
        send(message.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        byte[] buffer = new byte[65_535];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                arrived(text(buffer, packet.getLength()));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
