package io.sipwright.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChangeCipherSpecGateTest {
    private static final String CHANGE = "14" + "fefd" + "0000" + "000000000005" + "0001" + "01";
    private static final String KEY_EXCHANGE =
            "16" + "fefd" + "0000" + "000000000003" + "000e" + "10" + "000002" + "0003" + "000000" + "000002" + "aabb";
    private static final String PROOF =
            "16" + "fefd" + "0000" + "000000000004" + "000e" + "0f" + "000002" + "0004" + "000000" + "000002" + "ccdd";
    private static final String FIRST_HALF =
            "16" + "fefd" + "0000" + "000000000004" + "000d" + "0f" + "000002" + "0004" + "000000" + "000001" + "cc";
    private static final String SECOND_HALF =
            "16" + "fefd" + "0000" + "000000000004" + "000d" + "0f" + "000002" + "0004" + "000001" + "000001" + "dd";

    private final ChangeCipherSpecGate change = new ChangeCipherSpecGate();

    private int readable(String... records) {
        return change.readable(HexFormat.of().parseHex(String.join("", records)));
    }

    @Test
    void a_change_before_the_proof_is_kept_back_with_all_that_follows_it() {
        assertThat(readable(CHANGE)).isZero();
        assertThat(readable(KEY_EXCHANGE, CHANGE, KEY_EXCHANGE)).isEqualTo(KEY_EXCHANGE.length() / 2);
    }

    @Test
    void a_change_behind_the_proof_passes_in_the_same_datagram_and_in_later_ones() {
        assertThat(readable(KEY_EXCHANGE, PROOF, CHANGE)).isEqualTo((KEY_EXCHANGE + PROOF + CHANGE).length() / 2);
        assertThat(readable(CHANGE)).isEqualTo(CHANGE.length() / 2);
    }

    @Test
    void half_a_proof_is_none() {
        assertThat(readable(FIRST_HALF, CHANGE)).isEqualTo(FIRST_HALF.length() / 2);
        assertThat(readable(SECOND_HALF, CHANGE)).isEqualTo((SECOND_HALF + CHANGE).length() / 2);
    }

    @Test
    void what_is_cut_off_or_no_record_is_left_to_others() {
        assertThat(readable(PROOF.substring(0, 30))).isEqualTo(15);
        assertThat(readable("16fe")).isEqualTo(2);
    }
}
