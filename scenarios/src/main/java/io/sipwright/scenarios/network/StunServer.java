package io.sipwright.scenarios.network;

import io.netty.channel.EventLoop;
import io.sipwright.scenarios.stun.StunAttribute;
import io.sipwright.scenarios.stun.StunMessage;
import io.sipwright.scenarios.stun.StunType;
import io.sipwright.scenarios.stun.StunWriter;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A STUN server with two addresses and two ports, which answers from the other ones if CHANGE-REQUEST asks for it (RFC 5780 §6.1).
 * All four sockets are on one event loop, so answers leave in the order of their requests.
 */
final class StunServer implements AutoCloseable {
    /** Flags of CHANGE-REQUEST (RFC 5780 §7.2). */
    static final int CHANGE_ADDRESS = 4;

    static final int CHANGE_PORT = 2;
    private static final int TRIES = 50;

    /** At 2 · port + address. */
    private final List<BoundSocket> sockets = new CopyOnWriteArrayList<>();

    /**
     * Opens the sockets.
     *
     * @throws IOException if this machine lacks an address, or no port is free on both
     */
    StunServer(EventLoop loop, InetAddress primary, InetAddress alternate) throws IOException {
        try {
            openPair(loop, 0, primary, alternate);
            openPair(loop, 1, primary, alternate);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void openPair(EventLoop loop, int port, InetAddress primary, InetAddress alternate) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            BoundSocket first = open(loop, 0, port, new InetSocketAddress(primary, 0));
            try {
                BoundSocket second = open(loop, 1, port, new InetSocketAddress(alternate, first.port()));
                sockets.addAll(List.of(first, second));
                return;
            } catch (BindException taken) {
                first.close();
            } catch (IOException e) {
                first.close();
                throw e;
            }
        }
        throw new IOException("no UDP port is free on both " + primary + " and " + alternate);
    }

    private BoundSocket open(EventLoop loop, int address, int port, InetSocketAddress bind) throws IOException {
        return new BoundSocket(loop, bind, (from, datagram) -> received(address, port, from, datagram));
    }

    /** One of the four addresses; 0 is the primary and 1 the alternate. */
    InetSocketAddress at(int address, int port) {
        return socket(address, port).local();
    }

    private BoundSocket socket(int address, int port) {
        return sockets.get(2 * port + address);
    }

    private void received(int address, int port, InetSocketAddress from, byte[] datagram) {
        StunMessage.parse(datagram)
                .filter(message -> message.type() == StunType.BINDING_REQUEST)
                .ifPresent(request -> {
                    long change = request.number(StunAttribute.CHANGE_REQUEST).orElse(0L);
                    BoundSocket answering = socket(
                            (change & CHANGE_ADDRESS) == 0 ? address : 1 - address,
                            (change & CHANGE_PORT) == 0 ? port : 1 - port);
                    answering.send(from, answer(request, from));
                });
    }

    private static byte[] answer(StunMessage request, InetSocketAddress from) {
        byte[] id = new byte[12];
        request.transactionId().get(id);
        return new StunWriter(StunType.BINDING_SUCCESS, id).xorMapped(from).plain();
    }

    @Override
    public void close() {
        sockets.forEach(BoundSocket::close);
    }
}
