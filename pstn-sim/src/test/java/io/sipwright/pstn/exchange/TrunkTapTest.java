package io.sipwright.pstn.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.container.ContainerNetwork;
import io.sipwright.pstn.container.PortRange;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.hep.HepPacket;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.WireMessage;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrunkTapTest {
    private static final InetSocketAddress TRUNK = new InetSocketAddress("127.0.0.1", 7070);
    private static final InetSocketAddress TARGET = new InetSocketAddress("127.0.0.1", 7060);
    private static final InetSocketAddress INSIDE = new InetSocketAddress("127.0.0.1", 7071);
    private static final InetSocketAddress PHONE = new InetSocketAddress("127.0.0.1", 40000);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Recorder recorder = new Recorder();
    private final List<WireMessage> heard = new ArrayList<>();
    private final TrunkTap tap =
            new TrunkTap("asterisk", endpoints(TARGET), new InternalLegFilter(PHONE), recorder, heard::add);

    private static PbxEndpoints endpoints(InetSocketAddress target) {
        GatewaySettings settings =
                GatewaySettings.towards(target, "sipwright.test").withSip(TRUNK.getAddress(), TRUNK.getPort());
        return new PbxEndpoints(
                settings, new ContainerNetwork.Host(), new PortRange(41_000, 41_499), INSIDE, TRUNK, "secret");
    }

    private void mirror(InetSocketAddress source, InetSocketAddress destination, long micros, int content) {
        mirror(source, destination, micros, content, sip("OPTIONS sip:x.test SIP/2.0", "127.0.0.1:7060", "call"));
    }

    private void mirror(
            InetSocketAddress source, InetSocketAddress destination, long micros, int content, byte[] payload) {
        tap.take(new HepPacket(17, source, destination, NOON.plusNanos(1000 * micros), content, payload));
    }

    private static byte[] sip(String firstLine, String via, String callId) {
        return "%s\r\nVia: SIP/2.0/UDP %s;branch=z9hG4bK1\r\nCall-ID: %s\r\nCSeq: 1 OPTIONS\r\n\r\n"
                .formatted(firstLine, via, callId)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void messages_of_the_trunk_are_recorded_with_direction_and_peer() {
        mirror(TARGET, TRUNK, 0, HepPacket.SIP);
        mirror(TRUNK, TARGET, 1, HepPacket.SIP);

        assertThat(heard).isEqualTo(recorder.transcript().messages());
        assertThat(heard).extracting(WireMessage::direction).containsExactly(Direction.RECEIVED, Direction.SENT);
        assertThat(heard)
                .allMatch(m -> m.remote().equals("127.0.0.1:7060")
                        && m.local().equals("127.0.0.1:7070")
                        && m.party().equals("asterisk"));
    }

    @Test
    void what_the_exchange_says_to_its_own_phone_is_no_evidence_whatever_addresses_the_mirror_states() {
        String toPhone = "INVITE sip:9002@127.0.0.1:40000 SIP/2.0";
        mirror(TRUNK, PHONE, 0, HepPacket.SIP, sip(toPhone, "127.0.0.1:7071", "to-phone"));
        mirror(PHONE, TRUNK, 1, HepPacket.SIP, sip("SIP/2.0 200 OK", "127.0.0.1:7071", "to-phone"));
        mirror(PHONE, INSIDE, 2, HepPacket.SIP, sip("INVITE sip:bob@x.test SIP/2.0", "127.0.0.1:40000", "from-phone"));
        mirror(INSIDE, PHONE, 3, HepPacket.SIP, sip("SIP/2.0 200 OK", "127.0.0.1:40000", "from-phone"));
        mirror(TRUNK, PHONE, 4, HepPacket.SIP, sip("SIP/2.0 200 OK", "127.0.0.1:50000", "inside-1"));
        mirror(TARGET, PHONE, 5, HepPacket.SIP);
        mirror(TARGET, TRUNK, 6, 5);

        assertThat(heard).isEmpty();
        assertThat(recorder.transcript().messages()).isEmpty();
    }

    @Test
    void a_message_of_the_trunk_is_evidence_even_where_the_mirror_states_the_other_door() {
        mirror(INSIDE, TARGET, 0, HepPacket.SIP);

        assertThat(heard).extracting(WireMessage::local).containsExactly("127.0.0.1:7070");
    }

    @Test
    void an_exchange_in_a_network_of_its_own_is_known_by_its_port() {
        mirror(new InetSocketAddress("172.17.0.1", 33000), new InetSocketAddress("172.17.0.2", 7070), 0, HepPacket.SIP);
        mirror(new InetSocketAddress("172.17.0.2", 7070), new InetSocketAddress("172.17.0.1", 7060), 1, HepPacket.SIP);

        assertThat(heard).extracting(WireMessage::direction).containsExactly(Direction.RECEIVED, Direction.SENT);
        assertThat(heard).extracting(WireMessage::local).containsOnly("127.0.0.1:7070");
    }

    @Test
    void a_target_that_has_the_same_port_elsewhere_is_not_taken_for_the_exchange() {
        InetSocketAddress target = new InetSocketAddress("192.0.2.7", 7070);
        TrunkTap other =
                new TrunkTap("asterisk", endpoints(target), new InternalLegFilter(PHONE), recorder, heard::add);
        byte[] options = "OPTIONS sip:x.test SIP/2.0\r\nCall-ID: 1\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        other.take(new HepPacket(17, target, TRUNK, NOON, HepPacket.SIP, options));

        assertThat(heard).extracting(WireMessage::direction).containsExactly(Direction.RECEIVED);
    }

    @Test
    void a_stamp_cut_to_milliseconds_does_not_put_the_answer_first() {
        mirror(TRUNK, TARGET, 5_700, HepPacket.SIP);
        mirror(TARGET, TRUNK, 5_000, HepPacket.SIP);

        assertThat(recorder.transcript().messages())
                .extracting(WireMessage::direction)
                .containsExactly(Direction.SENT, Direction.RECEIVED);
        assertThat(heard.get(1).at()).isEqualTo(heard.get(0).at());
    }

    @Test
    void a_stamp_that_is_older_for_another_reason_stays_as_it_is() {
        mirror(TRUNK, TARGET, 9_000, HepPacket.SIP);
        mirror(TARGET, TRUNK, 5_000, HepPacket.SIP);

        assertThat(heard.get(1).at()).isEqualTo(NOON.plusNanos(5_000_000));
    }
}
