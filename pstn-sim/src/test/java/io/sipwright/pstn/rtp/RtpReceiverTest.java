package io.sipwright.pstn.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.SignatureVoice;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RtpReceiverTest {
    private static final long NOW = 1_795_000_000_000L;

    private final StringBuilder digits = new StringBuilder();
    private final RtpReceiver receiver = new RtpReceiver(c -> digits.append((char) c));
    private final SignatureVoice voice = new SignatureVoice(new Signature(130), 8000);

    /** The packet of the n-th 20 ms, of media that began at that timestamp. */
    private void speak(int n, long firstTimestamp, long arrival) {
        short[] frame = new short[160];
        voice.speak(NOW + 20L * n, frame);
        long timestamp = firstTimestamp + 160L * n & 0xffff_ffffL;
        receiver.receive(Packets.packet(8, false, n, timestamp, Packets.voice(G711.PCMA, frame)), arrival);
    }

    @Test
    void jitter_and_reordering_move_nothing_and_the_fastest_packet_sets_the_delay() {
        Random random = new Random(3);
        for (int n = 0; n < 150; n += 2) {
            speak(n + 1, 0xffff_f000L, NOW + 20L * n + 60 + random.nextInt(80));
            speak(n, 0xffff_f000L, NOW + 20L * n + 60 + random.nextInt(80));
        }
        Listening listening = SpeakerCheck.expecting(130, Set.of()).listen(receiver.heardUntil(NOW + 3000));
        assertThat(listening.verdict()).as(listening.summary()).isEqualTo(Verdict.HEARD);
        assertThat(listening.delayMs().orElseThrow()).isCloseTo(45, within(12.0));
        assertThat(listening.gaps()).isZero();
    }

    @Test
    void lost_time_is_silence_also_at_the_end() {
        speak(0, 0, NOW);
        speak(10, 0, NOW + 200);
        HeardAudio heard = receiver.heardUntil(NOW + 1000);
        assertThat(heard.seconds()).isCloseTo(1.0, within(0.001));
        assertThat(heard.samples()[1000]).isZero();
        assertThat(heard.samples()[1700]).isNotZero();
    }

    @Test
    void a_burst_after_a_stall_stays_in_order() {
        for (int n = 0; n < 100; n++) {
            boolean stalled = n >= 30 && n < 60;
            speak(n, 777, stalled ? NOW + 1200 : NOW + 20L * n);
        }
        Listening listening = SpeakerCheck.expecting(130, Set.of()).listen(receiver.heardUntil(NOW + 2000));
        assertThat(listening.gaps()).isZero();
    }

    @Test
    void a_digit_of_many_packets_is_reported_once() {
        receiver.eventType(110);
        for (int n = 0; n < 8; n++) {
            byte end = (byte) (n > 4 ? 0x8a : 0x0a);
            receiver.receive(Packets.packet(110, n == 0, n, 4000, (byte) 5, end, (byte) 0, (byte) (n * 20)), NOW);
        }
        receiver.receive(Packets.packet(110, true, 9, 6000, (byte) 11, (byte) 10, (byte) 0, (byte) 160), NOW);
        receiver.receive(Packets.packet(110, false, 8, 4000, (byte) 5, (byte) 0x8a, (byte) 0, (byte) 160), NOW);
        receiver.receive(Packets.packet(110, false, 10, 6000, (byte) 11, (byte) 10, (byte) 1, (byte) 64), NOW);
        assertThat(digits).hasToString("5#");
    }

    /** MED-027 · lawful: the network may change the order, so the packets are judged as they were sent. */
    @Test
    void packets_of_events_that_overtake_each_other_are_kept_in_their_order() {
        TelephoneEventReceiver events = new TelephoneEventReceiver(digit -> {});
        for (int sequence : new int[] {0xfffe, 0xffff, 1, 0, 3, 2}) {
            boolean second = sequence > 0 && sequence < 0xfffe;
            int duration = second ? 80 * sequence : 80 * (short) (sequence - 0xfffd);
            events.receive(Packets.packet(
                    101,
                    false,
                    sequence,
                    second ? 9000 : 1000,
                    (byte) (second ? 2 : 1),
                    (byte) 10,
                    (byte) (duration >> 8),
                    (byte) duration));
        }
        assertThat(events.packets()).extracting(TelephoneEvent::digit).containsExactly('1', '1', '1', '2', '2', '2');
        assertThat(events.packets()).extracting(TelephoneEvent::duration).containsExactly(80, 160, 240, 80, 160, 240);
    }

    @Test
    void a_packet_that_comes_a_second_time_is_kept_where_it_came() {
        TelephoneEventReceiver events = new TelephoneEventReceiver(digit -> {});
        for (int sequence : new int[] {1, 2, 1}) {
            events.receive(Packets.packet(
                    101, true, sequence, sequence * 1000L, (byte) sequence, (byte) 10, (byte) 0, (byte) 160));
        }
        assertThat(events.packets()).extracting(TelephoneEvent::digit).containsExactly('1', '2', '1');
    }

    @Test
    void an_event_whose_timestamp_has_nothing_to_do_with_the_last_one_is_a_digit_of_its_own() {
        byte end = (byte) 0x8a;
        receiver.receive(Packets.packet(101, true, 0xffff, 160, (byte) 4, end, (byte) 0, (byte) 160), NOW);
        receiver.receive(Packets.packet(101, true, 2, 3_582_691_152L, (byte) 2, end, (byte) 0, (byte) 160), NOW);
        receiver.receive(Packets.packet(101, false, 0, 160, (byte) 4, end, (byte) 0, (byte) 160), NOW);
        assertThat(digits).hasToString("42");
    }

    @Test
    void a_long_event_in_segments_is_still_one_digit() {
        byte full = (byte) 0xff;
        receiver.receive(Packets.packet(101, true, 1, 1000, (byte) 1, (byte) 10, full, full), NOW);
        receiver.receive(Packets.packet(101, false, 2, 1000 + 0xffff, (byte) 1, (byte) 10, (byte) 0, (byte) 80), NOW);
        assertThat(digits).hasToString("1");
    }

    @Test
    void headers_with_extension_padding_and_sources_are_read() {
        byte[] bytes = {
            (byte) 0xb1,
            8,
            0,
            1,
            0,
            0,
            0,
            2,
            0,
            0,
            0,
            3,
            0,
            0,
            0,
            4,
            (byte) 0xbe,
            (byte) 0xde,
            0,
            1,
            1,
            2,
            3,
            4,
            42,
            0,
            2
        };
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(ByteBuffer.wrap(bytes))).isTrue();
        assertThat(packet.payloadLength()).isEqualTo(1);
        assertThat(packet.payload(0)).isEqualTo(42);
        assertThat(packet.csrcCount()).isEqualTo(1);
        assertThat(packet.wrap(ByteBuffer.wrap(bytes, 0, 20))).isFalse();
        assertThat(packet.wrap(ByteBuffer.wrap(new byte[3]))).isFalse();
    }

    /** Values of ITU-T G.711 tables 1a and 2a, scaled to 16 bits. */
    @Test
    void g711_matches_the_tables_of_the_recommendation() {
        assertThat(G711.PCMU.decode(0x80)).isEqualTo((short) 32124);
        assertThat(G711.PCMU.decode(0x00)).isEqualTo((short) -32124);
        assertThat(G711.PCMU.decode(0xff)).isZero();
        assertThat(G711.PCMA.decode(0xaa)).isEqualTo((short) 32256);
        assertThat(G711.PCMA.decode(0xd5)).isEqualTo((short) 8);
        for (G711 codec : G711.values()) {
            for (int code = 0; code < 256; code++) {
                short linear = codec.decode(code);
                assertThat(codec.decode(codec.encode(linear))).isEqualTo(linear);
            }
        }
    }
}
