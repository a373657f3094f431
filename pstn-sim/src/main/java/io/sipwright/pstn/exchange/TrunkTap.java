package io.sipwright.pstn.exchange;

import io.sipwright.pstn.hep.HepPacket;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.AddressText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.WireMessage;
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
    private final PbxEndpoints site;
    private final InternalLegFilter insiders;
    private final Recorder recorder;
    private final Consumer<WireMessage> listener;
    private Instant last = Instant.EPOCH;

    /**
     * @param party name of the exchange
     * @param site its addresses; in its own view only the ports may be the same, and may be those of either door
     * @param insiders who is none of the trunk's
     */
    TrunkTap(
            String party,
            PbxEndpoints site,
            InternalLegFilter insiders,
            Recorder recorder,
            Consumer<WireMessage> listener) {
        this.party = party;
        this.site = site;
        this.insiders = insiders;
        this.recorder = recorder;
        this.listener = listener;
    }

    void take(HepPacket packet) {
        boolean sent = ours(packet.source());
        InetSocketAddress peer = sent ? packet.destination() : packet.source();
        if (packet.content() != HepPacket.SIP
                || !(sent || ours(packet.destination()))
                || insiders.wrote(SipText.parse(packet.payload()))) {
            return;
        }
        WireMessage message = new WireMessage(
                inOrder(packet.at()),
                party,
                sent ? Direction.SENT : Direction.RECEIVED,
                "UDP",
                AddressText.of(site.trunk()),
                AddressText.of(peer),
                "udp",
                packet.payload());
        recorder.record(message);
        listener.accept(message);
    }

    private boolean ours(InetSocketAddress end) {
        boolean door = end.getPort() == site.settings().sipPort()
                || end.getPort() == site.inside().getPort();
        return door && !end.equals(site.settings().trunk());
    }

    /** A stamp that was cut to milliseconds must not put an answer before its question. */
    private Instant inOrder(Instant stamped) {
        boolean cut = stamped.isBefore(last) && Duration.between(stamped, last).compareTo(STAMP) < 0;
        last = cut ? last : stamped;
        return last;
    }
}
