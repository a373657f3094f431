package io.sipwright.server.app;

import io.sipwright.server.transport.Flow;
import java.net.InetSocketAddress;

/** One end of calls through a {@link SimulatedServer}: a browser on a connection, or a phone on UDP. */
final class SimulatedEnd extends AccountEnd {
    private final boolean browser;
    private SimulatedServer server;
    private Flow flow;

    SimulatedEnd(SimulatedServer server, String user) {
        super(user);
        this.server = server;
        this.browser = true;
        this.flow = server.connect(this);
    }

    SimulatedEnd(SimulatedServer server, String user, InetSocketAddress address) {
        super(user);
        this.server = server;
        this.browser = false;
        this.flow = server.udp(address);
    }

    /** The same browser on a new connection, also to a server that has started again; not registered there yet. */
    void reconnect(SimulatedServer to) {
        server = to;
        flow = to.connect(this);
    }

    /** What comes over a connection that was left behind is lost. */
    void arrivedOver(String flowId, String text) {
        if (flow.id().equals(flowId)) {
            arrived(text);
        }
    }

    /** Sends to a server that has started again. */
    void talkTo(SimulatedServer to) {
        server = to;
        flow = to.udp(flow.remote());
    }

    InetSocketAddress socket() {
        return flow.remote();
    }

    String address() {
        return flow.remote().getAddress().getHostAddress() + ":" + flow.remote().getPort();
    }

    @Override
    String via() {
        return browser ? "SIP/2.0/WSS " + host() : "SIP/2.0/UDP " + address();
    }

    @Override
    String contact() {
        return browser ? super.contact() : "Contact: <sip:" + token() + "@" + address() + ">";
    }

    @Override
    String registeredContact() {
        return browser ? super.registeredContact() : contact() + ";expires=600";
    }

    @Override
    void send(String message) {
        server.receive(flow, message);
    }

    /** Nothing has come that was not looked at. */
    void expectNothing() throws InterruptedException {
        expectNothing(0);
    }

    @Override
    public void close() {
        server.close(flow);
    }
}
