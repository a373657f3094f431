package io.sipwright.pstn.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RtpCounterTest {
    private static final byte[] PAYLOAD = new byte[160];

    private final RtpCounter counter = new RtpCounter();

    private void arrive(int sequence) {
        arrive(sequence, 160L * sequence, false, 20L * sequence);
    }

    private void arrive(int sequence, long timestamp, boolean marker, long millis) {
        counter.count(Packets.packet(0, marker, sequence & 0xffff, timestamp & 0xffff_ffffL, PAYLOAD), millis);
    }

    @Test
    void a_whole_stream_across_the_wrap_of_its_numbers_has_lost_nothing() {
        IntStream.range(65_000, 66_000).forEach(this::arrive);
        assertThat(counter.reception()).isEqualTo(new RtpReception(1000, 0, 0, 0, 0, 0, 1, 20));
    }

    @Test
    void every_second_packet_lost_is_half() {
        IntStream.range(0, 500).map(n -> 2 * n).forEach(this::arrive);
        assertThat(counter.reception().lost()).isEqualTo(499);
        assertThat(counter.reception().longestLoss()).isEqualTo(1);
        assertThat(counter.reception().lossShare()).isBetween(0.49, 0.5);
    }

    @Test
    void a_mute_of_a_second_is_fifty_packets_in_a_row_or_a_pause() {
        IntStream.range(0, 100).forEach(this::arrive);
        IntStream.range(150, 200).forEach(this::arrive);
        assertThat(counter.reception().longestLoss()).isEqualTo(50);
        assertThat(counter.reception().longestPauseMillis()).isEqualTo(1020);
    }

    @Test
    void repeated_and_late_packets_are_no_loss() {
        for (int sequence : new int[] {10, 11, 13, 12, 12, 14}) {
            arrive(sequence);
        }
        RtpReception reception = counter.reception();
        assertThat(reception.received()).isEqualTo(5);
        assertThat(reception.lost()).isZero();
        assertThat(reception.repeated()).isEqualTo(1);
        assertThat(reception.late()).isEqualTo(1);
    }

    @Test
    void numbers_that_start_anew_are_no_loss() {
        IntStream.range(5000, 5010).forEach(this::arrive);
        IntStream.range(10, 20).forEach(n -> arrive(n, 160L * (n + 5000), false, 101_000 + 20L * n));
        assertThat(counter.reception().received()).isEqualTo(20);
        assertThat(counter.reception().lost()).isZero();
    }

    @Test
    void a_timestamp_that_jumps_without_a_marker_is_counted() {
        arrive(1, 160, true, 0);
        arrive(2, 320, false, 20);
        arrive(3, 9000, false, 40);
        arrive(4, 20_000, true, 60);
        assertThat(counter.reception().timestampJumps()).isEqualTo(1);
    }

    @Test
    void nothing_received_is_no_loss() {
        assertThat(counter.reception()).isEqualTo(RtpReception.NONE);
        assertThat(RtpReception.NONE.lossShare()).isZero();
    }
}
