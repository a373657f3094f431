package io.sipwright.scenarios.run;

import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.wire.Transcript;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In place of a gateway where the target has no trunk: nothing calls it, and {@link Prerequisites} lets no scenario use it. */
final class NoGateway implements Gateway {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved("none", 0);
    }

    @Override
    public Set<InetAddress> sources() {
        return Set.of();
    }

    @Override
    public Optional<GatewayCall> expectCall(Service service, String callerUser, Duration within) {
        return Optional.empty();
    }

    @Override
    public GatewayCall dial(String user) {
        throw new IllegalStateException("the target has no trunk");
    }

    @Override
    public boolean sends(String method) {
        return false;
    }

    @Override
    public List<GatewayCall> open() {
        return List.of();
    }

    @Override
    public Transcript transcript() {
        return new Transcript(List.of());
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
