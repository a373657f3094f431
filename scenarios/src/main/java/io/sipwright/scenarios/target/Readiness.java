package io.sipwright.scenarios.target;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Whether a target is ready: its WebSocket edge accepts a connection and its trunk side answers OPTIONS over UDP. */
final class Readiness {
    private static final int PATIENCE_MILLIS = 500;

    private Readiness() {}

    /** Whether something accepts TCP connections at the WebSocket edge. */
    static boolean listens(URI ws) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ws.getHost(), port(ws)), PATIENCE_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Whether any response comes to one OPTIONS (RFC 3261 §11); blocks for half a second at most. */
    static boolean answersOptions(Target target) {
        try (DatagramSocket socket = new DatagramSocket(0, local(target))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] options = options(target, socket).getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(options, options.length, target.sip()));
            DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8).startsWith("SIP/2.0 ");
        } catch (SocketTimeoutException nothing) {
            return false;
        } catch (IOException unreachable) {
            return false;
        }
    }

    static int port(URI ws) {
        if (ws.getPort() > 0) {
            return ws.getPort();
        }
        return "wss".equals(ws.getScheme()) ? 443 : 80;
    }

    private static InetAddress local(Target target) {
        return target.farEnd().address().getAddress();
    }

    private static String options(Target target, DatagramSocket socket) {
        String from = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        String token = UUID.randomUUID().toString().substring(0, 8);
        return String.join(
                "\r\n",
                "OPTIONS sip:" + target.domain() + " SIP/2.0",
                "Via: SIP/2.0/UDP " + from + ";rport;branch=z9hG4bK" + token,
                "Max-Forwards: 70",
                "From: <sip:probe@" + target.domain() + ">;tag=" + token,
                "To: <sip:" + target.domain() + ">",
                "Call-ID: " + token + "@" + from,
                "CSeq: 1 OPTIONS",
                "Content-Length: 0",
                "",
                "");
    }
}
