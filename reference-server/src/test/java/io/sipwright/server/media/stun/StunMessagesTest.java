package io.sipwright.server.media.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StunMessagesTest {
    private static final String PASSWORD = "0123456789012345678901";
    private static final TransactionId ID = TransactionId.create();

    /** RFC 5769 §2.1, as printed there. */
    private static final String SAMPLE_REQUEST = "000100582112a442b7e7a701bc34d686fa87dfae"
            + "802200105354554e207465737420636c69656e74" + "002400046e0001ff" + "80290008932ff9b151263b36"
            + "000600096576746a3a68367659202020" + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004e57a3bcf";

    private static final String SAMPLE_PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    private static StunMessage read(byte[] bytes) {
        return StunReader.read(bytes, 0, bytes.length).orElseThrow();
    }

    @Test
    void the_sample_request_of_RFC_5769_is_read_and_its_integrity_holds() {
        BindingRequest request = (BindingRequest) read(HexFormat.of().parseHex(SAMPLE_REQUEST));

        assertThat(request.username()).isEqualTo("evtj:h6vY");
        assertThat(request.receiver()).isEqualTo("evtj");
        assertThat(request.priority()).isEqualTo(0x6e0001ffL);
        assertThat(request.controlled()).hasValue(0x932ff9b151263b36L);
        assertThat(request.controlling()).isEmpty();
        assertThat(request.useCandidate()).isFalse();
        assertThat(request.unknown()).isEmpty();
        assertThat(request.integrity().madeWith(SAMPLE_PASSWORD)).isTrue();
        assertThat(request.integrity().madeWith(PASSWORD)).isFalse();
    }

    @Test
    void a_check_is_read_as_it_was_written() {
        StunWriter.Check check = new StunWriter.Check(1_862_270_975L, true, -2, true);

        assertThat(read(StunWriter.request(ID, "left:right", PASSWORD, check))).satisfies(message -> {
            BindingRequest request = (BindingRequest) message;
            assertThat(request.transaction()).isEqualTo(ID);
            assertThat(request.username()).isEqualTo("left:right");
            assertThat(request.priority()).isEqualTo(1_862_270_975L);
            assertThat(request.controlling()).isEqualTo(OptionalLong.of(-2));
            assertThat(request.controlled()).isEmpty();
            assertThat(request.useCandidate()).isTrue();
            assertThat(request.integrity().madeWith(PASSWORD)).isTrue();
        });
    }

    @Test
    void success_says_from_where_the_check_came_and_is_signed() {
        byte[] success = StunWriter.success(ID, new InetSocketAddress("192.0.2.1", 32853), PASSWORD);

        BindingResponse response = (BindingResponse) read(success);
        assertThat(response.success()).isTrue();
        assertThat(response.transaction()).isEqualTo(ID);
        assertThat(response.integrity().madeWith(PASSWORD)).isTrue();
        assertThat(HexFormat.of().formatHex(success))
                .as("XOR-MAPPED-ADDRESS of 192.0.2.1:32853, as in RFC 5769 §2.2")
                .contains("002000080001a147e112a643");
    }

    @Test
    void a_refusal_of_what_is_not_proved_is_not_signed() {
        BindingResponse response = (BindingResponse) read(StunWriter.refusal(ID, 401));

        assertThat(response.error()).isEqualTo(401);
        assertThat(response.success()).isFalse();
        assertThat(response.integrity().present()).isFalse();
        assertThat(response.integrity().madeWith(PASSWORD)).isFalse();
    }

    @Test
    void a_refusal_names_the_attributes_that_are_unknown() {
        byte[] refusal = StunWriter.refusal(ID, 420, List.of(0x7FFE), PASSWORD);

        assertThat(HexFormat.of().formatHex(refusal))
                .as("UNKNOWN-ATTRIBUTES, the last one twice to fill up, as RFC 3489 §11.2.10 wished")
                .contains("000a00047ffe7ffe");
        assertThat(((BindingResponse) read(refusal)).integrity().madeWith(PASSWORD))
                .isTrue();
    }

    @Test
    void an_unknown_attribute_counts_only_where_it_must_be_understood() {
        ByteBuffer message = ByteBuffer.allocate(36);
        message.putInt(0x0001_0010).putInt(0x2112_A442).put(ID.bytes());
        message.putInt(0x7FFE_0004).putInt(1).putInt(0x8FFE_0004).putInt(1);

        assertThat(((BindingRequest) read(message.array())).unknown()).containsExactly(0x7FFE);
    }

    @Test
    void a_wrong_fingerprint_a_foreign_method_and_the_old_protocol_are_no_messages() {
        byte[] right = HexFormat.of().parseHex(SAMPLE_REQUEST);
        byte[] damaged = right.clone();
        damaged[40]++;
        byte[] allocate = Arrays.copyOf(new byte[] {0, 3, 0, 0, 0x21, 0x12, (byte) 0xA4, 0x42}, 20);
        byte[] old = Arrays.copyOf(new byte[] {0, 1, 0, 0}, 20);

        assertThat(List.of(damaged, allocate, old))
                .allSatisfy(bytes ->
                        assertThat(StunReader.read(bytes, 0, bytes.length)).isEmpty());
    }

    @Test
    void no_damage_makes_the_reader_throw() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] right = HexFormat.of().parseHex(SAMPLE_REQUEST);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(right, random.nextInt(right.length + 1));
            for (int n = random.nextInt(4); n > 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(StunReader.read(damaged, 0, damaged.length))
                    .as("seed %d", seed)
                    .satisfiesAnyOf(
                            m -> assertThat(m).isEmpty(), m -> assertThat(m).isPresent());
        }
    }
}
