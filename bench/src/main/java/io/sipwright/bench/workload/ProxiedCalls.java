package io.sipwright.bench.workload;

import io.sipwright.bench.peer.BenchFixture;
import io.sipwright.bench.peer.DirectPath;
import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.sip.Agent;
import io.sipwright.bench.sip.CallTerms;
import io.sipwright.bench.sip.CalledPhones;
import io.sipwright.bench.sip.Operation;
import io.sipwright.bench.sip.Phones;
import io.sipwright.bench.sip.UdpLink;
import io.sipwright.bench.sip.WholeCall;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;

/** The trunk calls registered desk phones through the proxy, UDP to UDP: INVITE, 180, 200, ACK, BYE, 200. */
public final class ProxiedCalls implements Workload {
    private static final String OFFER = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 30000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    /** The calling end when there is no server in between. */
    private static final InetSocketAddress DIRECT = new InetSocketAddress(BenchFixture.ADDRESS, 19_071);

    private final Generator generator;

    public ProxiedCalls(Generator generator) {
        this.generator = generator;
    }

    @Override
    public String name() {
        return "proxy-calls";
    }

    @Override
    public String words() {
        return "whole calls through the stateful proxy, UDP to UDP (INVITE, 180, 200, ACK, BYE, 200)";
    }

    @Override
    public Session open(Peer peer) throws IOException {
        CalledPhones called = CalledPhones.register(
                generator.loop(), peer.sip(), generator.scale().phones(), OFFER);
        return calling(peer, called);
    }

    @Override
    public Session openCeiling() {
        CalledPhones called = CalledPhones.unregistered(generator.loop(), DIRECT, OFFER);
        return calling(new DirectPath(called.address(), DIRECT), called);
    }

    private Session calling(Peer peer, CalledPhones called) {
        UdpLink trunk = Phones.socket(generator.loop(), peer.trunk().getPort(), peer.sip());
        Agent agent = new Agent(generator.loop(), trunk);
        String caller = "<sip:+15550100@" + trunk.sentBy() + ">";
        List<Operation> calls = IntStream.range(0, generator.scale().phones())
                .mapToObj(i -> "sip:" + BenchFixture.user(i) + "@" + BenchFixture.DOMAIN)
                .<Operation>map(target -> new WholeCall(agent, CallTerms.ofTrunk(target, caller, OFFER)))
                .toList();
        Gauge gauge = new Gauge(generator, name(), generator.scale().calls());
        return new OperationSession(gauge, peer, calls, () -> {
            trunk.close();
            called.close();
        });
    }
}
