package io.sipwright.scenarios.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StunMessageTest {
    /** RFC 5769 §2.1: a request with short-term credentials. */
    private static final String REQUEST = "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e2074657374"
            + "20636c69656e74002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020"
            + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf";

    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    @Test
    void the_sample_request_of_rfc_5769_is_read_and_holds() {
        StunMessage message =
                StunMessage.parse(HexFormat.of().parseHex(REQUEST)).orElseThrow();
        assertThat(message.type()).isEqualTo(StunType.BINDING_REQUEST);
        assertThat(message.attribute(StunAttribute.USERNAME))
                .hasValueSatisfying(v -> assertThat(new String(v)).isEqualTo("evtj:h6vY"));
        assertThat(message.number(StunAttribute.PRIORITY)).contains(0x6e0001ffL);
        assertThat(message.integrityHolds(PASSWORD)).isTrue();
        assertThat(message.fingerprintHolds()).isTrue();
    }

    @Test
    void one_flipped_bit_breaks_both_checksums() {
        byte[] bytes = HexFormat.of().parseHex(REQUEST);
        bytes[30] ^= 1;
        StunMessage message = StunMessage.parse(bytes).orElseThrow();
        assertThat(message.integrityHolds(PASSWORD)).isFalse();
        assertThat(message.fingerprintHolds()).isFalse();
    }

    @Test
    void an_address_survives_the_masking_for_both_families() {
        byte[] id = StunWriter.newTransactionId();
        for (String ip : new String[] {"198.51.100.7", "2001:db8::7"}) {
            InetSocketAddress address = new InetSocketAddress(ip, 32853);
            byte[] bytes = new StunWriter(StunType.BINDING_SUCCESS, id)
                    .xorMapped(address)
                    .sign("password");
            assertThat(XorAddress.read(StunMessage.parse(bytes).orElseThrow())).contains(address);
        }
    }

    @Test
    void what_is_cut_short_is_no_message() {
        byte[] bytes = HexFormat.of().parseHex(REQUEST.substring(0, REQUEST.length() - 2));
        assertThat(StunMessage.parse(bytes)).isEmpty();
        assertThat(StunMessage.parse(new byte[] {0, 1})).isEmpty();
    }
}
