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
 * Selects the trunk's messages from those that the PBX mirrors; messages to the phone behind it are no evidence. One
 * thread feeds it.
 */
final class TrunkTap {
    /** Asterisk's times are in milliseconds for received messages and in microseconds for sent ones. */
    private static final Duration STAMP = Duration.ofMillis(1);

    private final String party;
    private final PbxEndpoints endpoints;
    private final InternalLegFilter internalLegs;
    private final Recorder recorder;
    private final Consumer<WireMessage> listener;
    private Instant last = Instant.EPOCH;

    /**
     * @param party name of the PBX
     * @param endpoints its addresses; in the mirror only the ports need be the same, and they may be those of either SIP
     *     port
     * @param internalLegs recognises messages that are not on the trunk
     */
    TrunkTap(
            String party,
            PbxEndpoints endpoints,
            InternalLegFilter internalLegs,
            Recorder recorder,
            Consumer<WireMessage> listener) {
        this.party = party;
        this.endpoints = endpoints;
        this.internalLegs = internalLegs;
        this.recorder = recorder;
        this.listener = listener;
    }

    void take(HepPacket packet) {
        boolean sent = isOfPbx(packet.source());
        InetSocketAddress peer = sent ? packet.destination() : packet.source();
        if (packet.content() != HepPacket.SIP
                || !(sent || isOfPbx(packet.destination()))
                || internalLegs.contains(SipText.parse(packet.payload()))) {
            return;
        }
        WireMessage message = new WireMessage(
                inOrder(packet.at()),
                party,
                sent ? Direction.SENT : Direction.RECEIVED,
                "UDP",
                AddressText.of(endpoints.trunk()),
                AddressText.of(peer),
                "udp",
                packet.payload());
        recorder.record(message);
        listener.accept(message);
    }

    private boolean isOfPbx(InetSocketAddress end) {
        boolean sipPort = end.getPort() == endpoints.settings().sipPort()
                || end.getPort() == endpoints.inside().getPort();
        return sipPort && !end.equals(endpoints.settings().trunk());
    }

    /** A time truncated to milliseconds must not put a response before its request. */
    private Instant inOrder(Instant stamped) {
        boolean cut = stamped.isBefore(last) && Duration.between(stamped, last).compareTo(STAMP) < 0;
        last = cut ? last : stamped;
        return last;
    }
}
