package io.sipwright.bench.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final Message OK = of("SIP/2.0 200 OK\r\nvia: SIP/2.0/UDP a;branch=1\r\nCSeq: 7 INVITE\r\n"
            + "Record-Route: <sip:b;lr>, <sip:c;lr>\r\nRecord-Route: <sip:d;lr>\r\nContact: <sip:x@e>;q=1\r\n\r\nbody");

    @Test
    void a_response_tells_its_status_and_method() {
        assertThat(OK.isResponse()).isTrue();
        assertThat(OK.status()).isEqualTo(200);
        assertThat(OK.method()).isEqualTo("INVITE");
    }

    @Test
    void a_request_tells_who_is_called() {
        Message invite = of("INVITE sip:10042@bench.test SIP/2.0\r\nCall-ID: 1\r\n\r\n");
        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.dialled()).isEqualTo("10042");
        assertThat(invite.status()).isZero();
        assertThat(invite.body()).isEmpty();
    }

    @Test
    void headers_are_found_in_any_case_and_never_in_the_body() {
        assertThat(OK.header("Via")).isEqualTo("SIP/2.0/UDP a;branch=1");
        assertThat(of("SIP/2.0 200 OK\r\nTo: x\r\n\r\n\r\nFrom: y\r\n").header("From"))
                .isEmpty();
    }

    @Test
    void addresses_come_in_the_order_of_lines_and_commas() {
        assertThat(OK.addresses("Record-Route")).containsExactly("<sip:b;lr>", "<sip:c;lr>", "<sip:d;lr>");
        assertThat(OK.body()).isEqualTo("body");
    }

    private static Message of(String text) {
        return Message.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
