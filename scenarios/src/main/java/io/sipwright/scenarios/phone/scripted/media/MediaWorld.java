package io.sipwright.scenarios.phone.scripted.media;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.scenarios.network.UdpNetwork;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The surroundings of a peer connection.
 *
 * @param loop everything of one phone happens here
 * @param handshakes where DTLS may block
 * @param wall for what is recorded
 * @param clock for pacing and hearing
 * @param tampering the stage between the phone and the network
 * @param party the phone's name in its transcript
 * @param network where its ports are
 */
public record MediaWorld(
        EventLoop loop,
        Executor handshakes,
        Clock wall,
        MediaClock clock,
        Tampering tampering,
        String party,
        UdpNetwork network) {
    /** Surroundings without tampering and NAT. */
    public MediaWorld(EventLoop loop, Executor handshakes, Clock wall, MediaClock clock) {
        this(loop, handshakes, wall, clock, Tampering.NONE, "", UdpNetwork.DIRECT);
    }

    public MediaWorld tamperedBy(Tampering stage, String name) {
        return new MediaWorld(loop, handshakes, wall, clock, stage, name, network);
    }

    /** The same on another network. */
    public MediaWorld on(UdpNetwork other) {
        return new MediaWorld(loop, handshakes, wall, clock, tampering, party, other);
    }

    /** Passes a packet on, through tampering if any; the next step runs on the event loop. */
    void pass(Traffic.Kind kind, Direction direction, byte[] packet, Consumer<byte[]> next) {
        if (tampering == Tampering.NONE) {
            next.accept(packet);
        } else {
            Traffic traffic = new Traffic(kind, direction, Traffic.Role.PHONE, party, "", packet);
            tampering.pass(traffic, bytes -> onLoop(() -> next.accept(bytes)));
        }
    }

    private void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }
}
