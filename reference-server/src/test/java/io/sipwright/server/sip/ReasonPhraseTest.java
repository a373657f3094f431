package io.sipwright.server.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sip.message.Request;
import org.junit.jupiter.api.Test;

/** What a peer wrote may be quoted in a message of ours, but stays one short line there (RFC 3261 §25.1). */
class ReasonPhraseTest {
    private static final String[] OPTIONS = {
        "OPTIONS sip:a@b.test SIP/2.0",
        "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1",
        "From: <sip:x@b.test>;tag=1",
        "To: <sip:a@b.test>",
        "Call-ID: 1",
        "CSeq: 1 OPTIONS"
    };

    @Test
    void a_reason_phrase_has_no_control_characters_and_an_end() {
        Request request = SipElements.request(OPTIONS);

        String reason = Responses.to(request, 488, "found 'a\r\nRoute: <sip:x>\0\1'" + "q".repeat(60_000))
                .getReasonPhrase();

        assertThat(reason).startsWith("found 'a Route: <sip:x> 'qqq").hasSizeLessThan(220);
    }

    @Test
    void a_request_of_ours_is_made_of_single_lines() {
        String[] lines = OPTIONS.clone();
        lines[5] = "CSeq: 1 OPTIONS\rRoute: <sip:x>";

        assertThatThrownBy(() -> SipElements.request(lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than one line");
    }
}
