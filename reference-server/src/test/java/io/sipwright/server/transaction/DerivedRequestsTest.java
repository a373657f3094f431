package io.sipwright.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.sip.StrictCodec;
import io.sipwright.server.sip.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.junit.jupiter.api.Test;

class DerivedRequestsTest {
    private final Request invite = Texts.parsed(Texts.request(
                    "INVITE",
                    "z9hG4bKx1",
                    "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKx0",
                    "Route: <sip:p1.example;lr>, <sip:p2.example;lr>",
                    "Content-Type: text/plain")
            + "body");

    @Test
    void the_ack_has_the_to_of_the_response_and_only_the_top_via() {
        Response response = Responses.to(invite, 486);
        Request ack = DerivedRequests.ack(invite, response);
        assertThat(SipHeaders.toTag(ack)).isEqualTo(SipHeaders.toTag(response)).isNotEmpty();
        assertThat(text(ack))
                .startsWith("ACK sip:bob@sipwright.test SIP/2.0\r\n")
                .contains("CSeq: 1 ACK\r\n");
        assertThat(onTheWay(ack)).isTrue();
    }

    @Test
    void the_cancel_is_the_invite_without_body_and_tag() {
        Request cancel = DerivedRequests.cancel(invite, List.of());
        assertThat(SipHeaders.toTag(cancel)).isEmpty();
        assertThat(text(cancel)).contains("CSeq: 1 CANCEL\r\n", "Call-ID: c1\r\n", "Content-Length: 0\r\n");
        assertThat(onTheWay(cancel)).isTrue();
    }

    private static boolean onTheWay(Request derived) {
        return SipHeaders.values(derived, "Route").equals(List.of("<sip:p1.example;lr>", "<sip:p2.example;lr>"))
                && SipHeaders.values(derived, "Via").equals(List.of("SIP/2.0/WSS a1.invalid;branch=z9hG4bKx1"));
    }

    private static String text(Message message) {
        return new String(new StrictCodec().encode(message), StandardCharsets.UTF_8);
    }
}
