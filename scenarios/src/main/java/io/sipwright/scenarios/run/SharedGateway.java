package io.sipwright.scenarios.run;

import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.Transcript;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One gateway for several parallel runs: each run's tampering is one stage of a chain, and closing a run removes only
 * its stage.
 */
final class SharedGateway {
    private final Gateway gateway;
    private final List<Tampering> stages = new CopyOnWriteArrayList<>();

    /** @param gateway must be in this process, else the far end is not tampered with */
    SharedGateway(Gateway gateway) {
        this.gateway = gateway;
        gateway.tamperedBy((traffic, exit) -> pass(List.copyOf(stages), 0, traffic, exit));
    }

    private static void pass(List<Tampering> stages, int next, Traffic traffic, Tampering.Exit exit) {
        if (next == stages.size()) {
            exit.pass(traffic.bytes());
            return;
        }
        stages.get(next).pass(traffic, new Tampering.Exit() {
            @Override
            public void pass(byte[] bytes) {
                SharedGateway.pass(stages, next + 1, traffic.with(bytes), exit);
            }

            @Override
            public void passTo(InetSocketAddress elsewhere, byte[] bytes) {
                exit.passTo(elsewhere, bytes);
            }

            @Override
            public void answer(byte[] bytes) {
                exit.answer(bytes);
            }

            @Override
            public void close(int code) {
                exit.close(code);
            }
        });
    }

    /** The gateway for one run. */
    Gateway forOneRun() {
        return new OfOneRun();
    }

    private final class OfOneRun implements Gateway {
        private final List<Tampering> own = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return gateway.name();
        }

        @Override
        public InetSocketAddress address() {
            return gateway.address();
        }

        @Override
        public Set<InetAddress> sources() {
            return gateway.sources();
        }

        @Override
        public Optional<GatewayCall> expectCall(Service service, String callerUser, Duration within) {
            return gateway.expectCall(service, callerUser, within);
        }

        @Override
        public GatewayCall dial(String user) {
            return gateway.dial(user);
        }

        @Override
        public boolean dialsDomains() {
            return gateway.dialsDomains();
        }

        @Override
        public boolean sends(String method) {
            return gateway.sends(method);
        }

        @Override
        public boolean tamperedBy(Tampering stage) {
            own.add(stage);
            return stages.add(stage);
        }

        @Override
        public List<GatewayCall> open() {
            return gateway.open();
        }

        @Override
        public Transcript transcript() {
            return gateway.transcript();
        }

        @Override
        public void close() {
            stages.removeAll(own);
        }
    }
}
