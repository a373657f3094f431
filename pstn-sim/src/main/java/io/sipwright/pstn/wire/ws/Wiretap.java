package io.sipwright.pstn.wire.ws;

import io.netty.channel.Channel;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.RawFrame;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.WireFrame;
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
    private boolean notesFrames;
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

    /** Frames that arrive are recorded as well as messages. */
    public Wiretap withFrames() {
        notesFrames = true;
        return this;
    }

    /** The stage that sees frames, if they are recorded. */
    Optional<FrameTap> frames() {
        return notesFrames ? Optional.of(new FrameTap(this)) : Optional.empty();
    }

    void record(RawFrame frame, boolean extended) {
        byte[] payload = frame.payload();
        boolean coded = frame.opcode() == RawFrame.CLOSE && payload.length >= 2;
        recorder.record(new WireFrame(
                clock.instant(),
                party,
                frame.opcode(),
                frame.mask().isPresent(),
                frame.first() >> 4 & 7,
                extended,
                coded ? (payload[0] & 0xff) << 8 | payload[1] & 0xff : 0));
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
