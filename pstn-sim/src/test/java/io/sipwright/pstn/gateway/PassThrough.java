package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.Via;
import io.sipwright.pstn.wire.AddressText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stateless record-routing proxy, no more than a test needs (RFC 3261 §16.11): out-of-dialog requests go to one
 * callee, the others along their route. On request it loses the first copy of every message.
 */
final class PassThrough implements AutoCloseable {
    private final DatagramSocket socket;
    private final boolean loseFirstCopies;
    private final Set<String> lost = new HashSet<>();
    private volatile InetSocketAddress callee;

    PassThrough(boolean loseFirstCopies) throws SocketException {
        this.loseFirstCopies = loseFirstCopies;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        callee = address();
        Thread thread = new Thread(this::run, "pass-through");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void callee(InetSocketAddress address) {
        callee = address;
    }

    private void run() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                SipText message = SipText.parse(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (!loseFirstCopies || !lost.add(message.startLine() + message.branch() + message.cseqMethod())) {
                    forward(message);
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void forward(SipText message) throws IOException {
        SipEdit edit = message.edit();
        List<String> vias = message.values("Via");
        if (message.isResponse()) {
            edit.remove("Via");
            vias.stream().skip(1).forEach(v -> edit.add("Via", v));
            Via next = Via.parse(vias.get(1));
            send(edit.done(), new InetSocketAddress(next.host(), next.port().orElse(5060)));
            return;
        }
        List<String> routes = message.values("Route").stream()
                .filter(r -> !r.contains(AddressText.of(address())))
                .toList();
        edit.remove("Route");
        routes.forEach(r -> edit.add("Route", r));
        edit.push("Via", "SIP/2.0/UDP " + AddressText.of(address()) + ";branch=" + message.branch() + "x");
        edit.push("Record-Route", "<sip:" + AddressText.of(address()) + ";lr>");
        String next = routes.isEmpty()
                ? message.requestUri()
                : NameAddr.parse(routes.get(0)).uri();
        boolean initial = message.to().tag().isEmpty();
        Optional<InetSocketAddress> hop = initial ? Optional.empty() : HostPort.of(next);
        send(edit.done(), hop.orElse(callee));
    }

    private void send(SipText message, InetSocketAddress to) throws IOException {
        byte[] bytes = message.bytes();
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    @Override
    public void close() {
        socket.close();
    }
}
