package io.sipwright.scenarios.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderChangeTest {
    private static final String TEXT =
            "OPTIONS sip:a@x.test SIP/2.0\r\nvia : SIP/2.0/UDP 1.2.3.4;branch=z9hG4bKa;rport\r\n"
                    + "TO:  \"odd ; name\"  <sip:a@x.test;p=1>\r\nCall-ID: c1\r\nCSeq: 0009\r\n  OPTIONS\r\n\r\n";

    @Test
    void what_is_not_named_stays_byte_for_byte() {
        String changed = change(HeaderChange.of("Call-ID", "c2"));
        assertThat(changed).isEqualTo(TEXT.replace("Call-ID: c1", "Call-ID: c2"));
    }

    @Test
    void a_parameter_outside_of_the_brackets_is_set_replaced_and_removed() {
        assertThat(change(HeaderChange.of("To;tag", "t1"))).contains("<sip:a@x.test;p=1>;tag=t1\r\n");
        assertThat(change(HeaderChange.of("Via;rport", "absent")))
                .contains("branch=z9hG4bKa\r\n")
                .doesNotContain("rport");
        assertThat(change(HeaderChange.of("Via;branch", "new")))
                .doesNotContain("z9hG4bKa;")
                .contains("branch=z9hG4bK");
    }

    @Test
    void a_name_that_stands_twice_gives_two_lines_and_absent_removes() {
        String changed = change(
                HeaderChange.of("Route", "<sip:one>"),
                HeaderChange.of("Route", "<sip:two>"),
                HeaderChange.without("To"));
        assertThat(changed).contains("Route: <sip:one>\r\nRoute: <sip:two>\r\n").doesNotContain("TO:");
    }

    @Test
    void start_line_request_uri_and_body_are_changed_like_headers() {
        assertThat(change(HeaderChange.of("Request-URI", "sip:b@y.test")))
                .startsWith("OPTIONS sip:b@y.test SIP/2.0\r\n");
        assertThat(change(HeaderChange.of("Start-Line", "X"))).startsWith("X\r\n");
        assertThat(change(HeaderChange.of("Body", "Grüße")))
                .contains("Content-Length: 7\r\n")
                .endsWith("\r\n\r\nGrüße");
    }

    private static String change(HeaderChange... changes) {
        return HeaderChange.apply(SipText.parse(TEXT), List.of(changes)).text();
    }
}
