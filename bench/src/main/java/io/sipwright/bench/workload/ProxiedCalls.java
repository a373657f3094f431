package io.sipwright.bench.workload;

import io.sipwright.bench.peer.DirectPath;
import io.sipwright.bench.peer.Peer;
import io.sipwright.bench.peer.Scenery;
import io.sipwright.bench.sip.CallDesk;
import io.sipwright.bench.sip.CallTerms;
import io.sipwright.bench.sip.CalledPhones;
import io.sipwright.bench.sip.Operation;
import io.sipwright.bench.sip.Phones;
import io.sipwright.bench.sip.UdpLink;
import io.sipwright.bench.sip.WholeCall;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The trunk calls registered desk phones through the proxy, UDP to UDP: INVITE, 180, 200, ACK, BYE, 200. */
public final class ProxiedCalls implements Workload {
    private static final int PHONES = 64;
    private static final String OFFER = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 30000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    /** The calling end where nobody is between it and the called one. */
    private static final InetSocketAddress DIRECT = new InetSocketAddress(Scenery.ADDRESS, 19_071);

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
        CalledPhones called = CalledPhones.register(generator.loop(), peer.sip(), PHONES, OFFER);
        return new Calling(peer, called);
    }

    @Override
    public Session openCeiling() {
        CalledPhones called = CalledPhones.unregistered(generator.loop(), DIRECT, OFFER);
        return new Calling(new DirectPath(called.address(), DIRECT), called);
    }

    private final class Calling implements Session {
        private final Gauge gauge =
                new Gauge(generator, name(), generator.scale().calls());
        private final Peer peer;
        private final CalledPhones called;

        Calling(Peer peer, CalledPhones called) {
            this.peer = peer;
            this.called = called;
        }

        private UdpLink trunk() {
            return Phones.socket(generator.loop(), peer.trunk().getPort(), peer.sip());
        }

        private List<Operation> calls(UdpLink trunk) {
            CallDesk desk = new CallDesk(trunk);
            String caller = "<sip:+15550100@" + trunk.sentBy() + ">";
            return IntStream.range(0, PHONES)
                    .mapToObj(i -> "sip:" + Scenery.user(i) + "@" + Scenery.DOMAIN)
                    .<Operation>map(target -> new WholeCall(desk, CallTerms.ofTrunk(target, caller, OFFER)))
                    .toList();
        }

        @Override
        public void warmUp(Duration time) {
            UdpLink trunk = trunk();
            gauge.warmUp(calls(trunk), time);
            trunk.close();
        }

        @Override
        public void round() throws IOException {
            UdpLink trunk = trunk();
            try {
                gauge.round(peer, calls(trunk));
            } finally {
                trunk.close();
            }
        }

        @Override
        public long profiled(Recording recording) throws IOException {
            UdpLink trunk = trunk();
            try {
                return gauge.profiled(calls(trunk), recording);
            } finally {
                trunk.close();
            }
        }

        @Override
        public void close() {
            called.close();
        }
    }
}
