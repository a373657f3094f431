package io.sipwright.bench.workload;

import io.sipwright.bench.peer.NullServer;
import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.sip.Agent;
import io.sipwright.bench.sip.Operation;
import io.sipwright.bench.sip.Phones;
import io.sipwright.bench.sip.WssLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** REGISTER, challenge, REGISTER with the answer, each phone over its own secure WebSocket that stays open. */
public final class RegisterOverWss implements Workload {
    private final Generator generator;
    private final NullServer nobody;

    public RegisterOverWss(Generator generator, NullServer nobody) {
        this.generator = generator;
        this.nobody = nobody;
    }

    @Override
    public String name() {
        return "register-wss";
    }

    @Override
    public String words() {
        return "REGISTER with digest over %d persistent WSS connections (two requests an operation)"
                .formatted(generator.scale().phones());
    }

    @Override
    public Session open(Peer peer) throws IOException {
        List<WssLink> links =
                Phones.wss(generator.loop(), peer, 0, generator.scale().phones());
        List<Operation> phones = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            phones.add(new Agent(generator.loop(), links.get(i)).registration(Phones.account(i)));
        }
        Gauge gauge = new Gauge(generator, name(), generator.scale().registrations());
        return new OperationSession(gauge, peer, phones, () -> links.forEach(WssLink::close));
    }

    @Override
    public Session openCeiling() throws IOException {
        Peer peer = nobody.start();
        return OperationSession.closing(open(peer), peer);
    }
}
