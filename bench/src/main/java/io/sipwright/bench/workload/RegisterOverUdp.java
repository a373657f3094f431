package io.sipwright.bench.workload;

import io.sipwright.bench.peer.NullServer;
import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.sip.Operation;
import io.sipwright.bench.sip.Phones;
import io.sipwright.bench.sip.UdpLink;
import java.io.IOException;
import java.util.List;

/** REGISTER, challenge, REGISTER with the answer, over UDP. */
public final class RegisterOverUdp implements Workload {
    private static final int PHONES = 512;

    private final Generator generator;
    private final NullServer nobody;

    public RegisterOverUdp(Generator generator, NullServer nobody) {
        this.generator = generator;
        this.nobody = nobody;
    }

    @Override
    public String name() {
        return "register-udp";
    }

    @Override
    public String words() {
        return "REGISTER with digest over UDP (two requests an operation)";
    }

    @Override
    public Session open(Peer peer) {
        UdpLink link = Phones.socket(generator.loop(), 0, peer.sip());
        List<Operation> phones = Phones.udp(generator.loop(), link, PHONES);
        Gauge gauge = new Gauge(generator, name(), generator.scale().registrations());
        return new OperationSession(gauge, peer, phones, link::close);
    }

    @Override
    public Session openCeiling() throws IOException {
        Peer peer = nobody.start();
        return OperationSession.closing(open(peer), peer);
    }
}
