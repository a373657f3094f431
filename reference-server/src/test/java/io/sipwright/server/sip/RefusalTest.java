package io.sipwright.server.sip;

import static io.sipwright.server.sip.Texts.bytes;
import static io.sipwright.server.sip.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final InetSocketAddress SOURCE = new InetSocketAddress("127.0.0.9", 4711);

    @Test
    void the_answer_is_itself_an_acceptable_message() throws BadMessageException {
        String broken =
                request("OPTIONS", "z9hG4bKa;rport", "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKb", "Content-Length: 9");
        String answer = answer(broken, new BadMessageException(400, "Too\r\nshort"));
        assertThat(answer).startsWith("SIP/2.0 400 Too short\r\n").contains("rport=4711;received=127.0.0.9");
        assertThat(SipHeaders.toTag(new StrictCodec().parse(bytes(answer)))).isNotEmpty();
    }

    @Test
    void what_the_client_claims_as_received_is_replaced() {
        String answer = answer(request("OPTIONS", "z9hG4bKa;received=192.0.2.66"), new BadMessageException(400, "Bad"));
        assertThat(answer).contains("branch=z9hG4bKa;received=127.0.0.9\r\n").doesNotContain("192.0.2.66");
    }

    @Test
    void without_a_usable_via_there_is_no_answer() {
        assertThat(Refusal.of(
                        bytes("OPTIONS sip:a SIP/2.0\r\nVia: nonsense\r\n\r\n"),
                        new BadMessageException(400, "Bad"),
                        SOURCE))
                .isEmpty();
        assertThat(Refusal.of(bytes(request("OPTIONS", "z9hG4bKa")), new BadMessageException(0, "drop"), SOURCE))
                .isEmpty();
    }

    private static String answer(String broken, BadMessageException why) {
        return new String(Refusal.of(bytes(broken), why, SOURCE).orElseThrow(), StandardCharsets.UTF_8);
    }
}
