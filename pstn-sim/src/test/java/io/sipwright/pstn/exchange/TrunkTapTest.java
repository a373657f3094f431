package io.sipwright.pstn.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.hep.HepPacket;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.WireMessage;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrunkTapTest {
    private static final InetSocketAddress TRUNK = new InetSocketAddress("127.0.0.1", 7070);
    private static final InetSocketAddress TARGET = new InetSocketAddress("127.0.0.1", 7060);
    private static final InetSocketAddress PHONE = new InetSocketAddress("127.0.0.2", 40000);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Recorder recorder = new Recorder();
    private final List<WireMessage> heard = new ArrayList<>();
    private final TrunkTap tap = new TrunkTap("asterisk", TRUNK, PHONE.getAddress(), recorder, heard::add);

    private void mirror(InetSocketAddress source, InetSocketAddress destination, long micros, int content) {
        tap.take(new HepPacket(17, source, destination, NOON.plusNanos(1000 * micros), content, new byte[] {1, 2}));
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
    void what_the_exchange_says_to_its_own_phone_is_no_evidence() {
        mirror(TRUNK, PHONE, 0, HepPacket.SIP);
        mirror(PHONE, TRUNK, 1, HepPacket.SIP);
        mirror(TARGET, PHONE, 2, HepPacket.SIP);
        mirror(TARGET, TRUNK, 3, 5);

        assertThat(heard).isEmpty();
        assertThat(recorder.transcript().messages()).isEmpty();
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
