package io.sipwright.pstn.wire.ws;

import io.netty.channel.Channel;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.WireMessage;
import java.net.InetSocketAddress;
import java.time.Clock;

/** Records what passes on a phone's connections, each under a name of its own. Confined to the phone's event loop. */
public final class Wiretap {
    private final String party;
    private final WebSocketTarget target;
    private final Clock clock;
    private final Recorder recorder;
    private String local = "";
    private int connections;

    public Wiretap(String party, WebSocketTarget target, Clock clock, Recorder recorder) {
        this.party = party;
        this.target = target;
        this.clock = clock;
        this.recorder = recorder;
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
