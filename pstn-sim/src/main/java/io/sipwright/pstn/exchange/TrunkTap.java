package io.sipwright.pstn.exchange;

import io.sipwright.pstn.gateway.Hosts;
import io.sipwright.pstn.hep.HepPacket;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.WireMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Picks the trunk's messages out of what the exchange mirrors; what it says to the phone behind it is no evidence. One
 * thread feeds it.
 */
final class TrunkTap {
    /** Asterisk stamps what it receives in whole milliseconds, and what it sends in microseconds. */
    private static final Duration STAMP = Duration.ofMillis(1);

    private final String party;
    private final InetSocketAddress trunk;
    private final InetAddress inside;
    private final Recorder recorder;
    private final Consumer<WireMessage> listener;
    private Instant last = Instant.EPOCH;

    /**
     * @param party name of the exchange
     * @param trunk its address on the trunk
     * @param inside the address that only its own phone has
     */
    TrunkTap(
            String party,
            InetSocketAddress trunk,
            InetAddress inside,
            Recorder recorder,
            Consumer<WireMessage> listener) {
        this.party = party;
        this.trunk = trunk;
        this.inside = inside;
        this.recorder = recorder;
        this.listener = listener;
    }

    void take(HepPacket packet) {
        boolean sent = packet.source().equals(trunk);
        InetSocketAddress peer = sent ? packet.destination() : packet.source();
        boolean onTrunk = sent || packet.destination().equals(trunk);
        if (packet.content() != HepPacket.SIP || !onTrunk || peer.getAddress().equals(inside)) {
            return;
        }
        WireMessage message = new WireMessage(
                inOrder(packet.at()),
                party,
                sent ? Direction.SENT : Direction.RECEIVED,
                "UDP",
                Hosts.text(trunk),
                Hosts.text(peer),
                "udp",
                packet.payload());
        recorder.record(message);
        listener.accept(message);
    }

    /** A stamp that was cut to milliseconds must not put an answer before its question. */
    private Instant inOrder(Instant stamped) {
        boolean cut = stamped.isBefore(last) && Duration.between(stamped, last).compareTo(STAMP) < 0;
        last = cut ? last : stamped;
        return last;
    }
}
