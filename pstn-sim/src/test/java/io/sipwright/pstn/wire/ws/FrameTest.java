package io.sipwright.pstn.wire.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 100_000})
    void a_frame_of_any_length_is_read_as_it_was_written_byte_by_byte(int length) {
        byte[] payload = new byte[length];
        random.nextBytes(payload);
        Frame frame = Frame.of(Frame.BINARY, payload);
        FrameReader reader = new FrameReader();
        byte[] wire = frame.bytes(random);
        reader.add(Arrays.copyOf(wire, wire.length - 1));
        assertThat(reader.next()).isEmpty();
        reader.add(new byte[] {wire[wire.length - 1]});
        assertThat(reader.next()).hasValueSatisfying(read -> {
            assertThat(read.payload()).isEqualTo(payload);
            assertThat(read.masked()).isTrue();
            assertThat(read.opcode()).isEqualTo(Frame.BINARY);
        });
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void bits_and_mask_are_as_they_were_asked_for() {
        byte[] payload = "abc".getBytes(StandardCharsets.US_ASCII);
        byte[] wire = Frame.of(Frame.TEXT, payload)
                .withFin(false)
                .withRsv(4)
                .withoutMask()
                .bytes(random);
        assertThat(wire).containsExactly(0x41, 3, 'a', 'b', 'c');
        assertThat(Frame.close(1002).closeCode()).isEqualTo(1002);
    }

    @Test
    void the_announced_length_may_be_a_lie() {
        byte[] wire = Frame.of(Frame.TEXT, new byte[0]).withoutMask().bytes(random, 1L << 62);
        assertThat(wire).startsWith((byte) 0x81, (byte) 127, (byte) 0x40).hasSize(10);
    }

    @Test
    void two_frames_in_one_segment_are_two() {
        FrameReader reader = new FrameReader();
        byte[] one =
                Frame.of(Frame.PING, "p".getBytes(StandardCharsets.US_ASCII)).bytes(random);
        byte[] both = Arrays.copyOf(one, one.length * 2);
        System.arraycopy(one, 0, both, one.length, one.length);
        reader.add(both);
        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isEmpty();
    }
}
