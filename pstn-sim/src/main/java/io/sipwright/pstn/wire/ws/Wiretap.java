package io.sipwright.pstn.wire.ws;

import io.netty.channel.Channel;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.WireMessage;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;

/** Records the messages of a party's connections, each with its own name. Confined to the party's event loop. */
public final class Wiretap {
    private final String party;
    private final WebSocketTarget target;
    private final Clock clock;
    private final Recorder recorder;
    private Traffic.Role role = Traffic.Role.ENDPOINT;
    private Tampering tampering = Tampering.NONE;
    private String local = "";
    private int connections;

    public Wiretap(String party, WebSocketTarget target, Clock clock, Recorder recorder) {
        this.party = party;
        this.target = target;
        this.clock = clock;
        this.recorder = recorder;
    }

    /** Connections opened from now on go through this stage. */
    public Wiretap tamperedBy(Tampering stage, Traffic.Role as) {
        role = as;
        tampering = stage;
        return this;
    }

    /** The stage below the upgrade, if there is tampering. */
    Optional<TamperedStream> tampering() {
        return tampering == Tampering.NONE ? Optional.empty() : Optional.of(new TamperedStream(tampering, role, party));
    }

    void connected(Channel channel) {
        connections++;
        if (channel.localAddress() instanceof InetSocketAddress address) {
            local = address.getAddress().getHostAddress() + ":" + address.getPort();
        }
    }

    void record(Direction direction, byte[] message) {
        recorder.record(new WireMessage(
                clock.instant(),
                party,
                direction,
                target.transport(),
                local,
                target.uri().toString(),
                party + "#" + connections,
                message));
    }
}
