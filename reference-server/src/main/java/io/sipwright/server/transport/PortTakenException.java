package io.sipwright.server.transport;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A listener could not open because another program uses its port. */
public final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Transport transport;
    private final InetSocketAddress address;

    PortTakenException(Transport transport, InetSocketAddress address, Throwable cause) {
        super("port taken: " + transport + " cannot listen on " + at(address), cause);
        this.transport = transport;
        this.address = address;
    }

    public Transport transport() {
        return transport;
    }

    public InetSocketAddress address() {
        return address;
    }

    private static String at(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
