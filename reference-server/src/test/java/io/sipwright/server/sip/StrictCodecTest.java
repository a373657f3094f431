package io.sipwright.server.sip;

import static io.sipwright.server.sip.Texts.bytes;
import static io.sipwright.server.sip.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 5, unit = TimeUnit.SECONDS)
class StrictCodecTest {
    private static final String OPTIONS = request("OPTIONS", "z9hG4bKa");
    private final SipCodec codec = new StrictCodec();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Via: SIP/2.0/WSS a1.invalid   | Via: SIP/2.0/WS x (a\\                      | 400",
                "Max-Forwards: 70              | Via: SIP/2.0/UDP a.test;rport=99adf         | 400",
                "SIP/2.0\\r\\n                   | SIP/7.0\\r\\n                                 | 505",
                "SIP/2.0                       | SIP/7.0                                     | 505",
                "bob@sipwright.test SIP        | bob @sipwright.test SIP                     | 400",
                "bob@sipwright.test SIP        | bob@2001:db8::10 SIP                        | 400",
                "To: <sip:bob@sipwright.test>  | To: Bell, Bob <sip:bob@sipwright.test>      | 400",
                "sip:bob@sipwright.test SIP    | <sip:bob@sipwright.test> SIP                | 400",
                "CSeq: 1 OPTIONS               | CSeq: 1 INVITE                              | 400",
                "CSeq: 1 OPTIONS               | CSeq: one OPTIONS                           | 400",
                "CSeq: 1 OPTIONS               | CSeq: 2147483648 OPTIONS                    | 400",
                "Call-ID: c1                   | X-Call: c1                                  | 400",
                "CSeq: 1 OPTIONS               | X-CSeq: 1 OPTIONS                           | 400",
                "Max-Forwards: 70              | Max-Forwards: 256                           | 400",
                "Max-Forwards: 70              | Content-Length: 1                           | 400",
                "Max-Forwards: 70              | Content-Length: -5                          | 400",
                "Max-Forwards: 70              | Content-Length: 0\\r\\nContent-Length: 0      | 400",
                "Max-Forwards: 70              | Contact: <sip:a@b                           | 400",
                "Max-Forwards: 70              | no colon here                               | 400",
                "To: <sip:bob@sipwright.test>  | To: \"bob <sip:bob@sipwright.test>          | 400",
                "From: <sip:alice@sipwright.test>;tag=f1 | From: <>                          | 400"
            })
    void a_broken_request_is_refused_with_the_status_that_it_deserves(String old, String broken, int status) {
        String text = OPTIONS.replace(unescape(old), unescape(broken));
        assertThat(text).isNotEqualTo(OPTIONS);
        assertThat(refused(text).status()).as(text).isEqualTo(status);
    }

    private static String unescape(String text) {
        return text.replace("\\r\\n", "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bob:password@a.test", "bob@[2001:db8::10]:5070", "a.test:5060;x=1:2:3", "[2001:db8::10:5070]"})
    void colons_elsewhere_than_in_the_host_are_no_bare_ipv6_address(String where) throws BadMessageException {
        Message message = codec.parse(bytes(OPTIONS.replace("sip:bob@sipwright.test SIP", "sip:" + where + " SIP")));

        assertThat(((Request) message).getRequestURI().toString()).startsWith("sip:");
    }

    /** F34, REG-009. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*, <sip:c@d>",
                "<sip:c@d>, *",
                "<sip:c@d>,*;q=1",
                "\"a, \\\"b\" <sip:c@d;x=,*>, *",
                "*\r\nContact: <sip:c@d>",
                "*;expires=0"
            })
    void a_star_beside_another_contact_is_refused(String contact) {
        byte[] register = bytes(request("REGISTER", "z9hG4bK1", "Contact: " + contact, "Expires: 0"));
        BadMessageException refused = catchThrowableOfType(BadMessageException.class, () -> codec.parse(register));
        assertThat(refused.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "  * ", "\"a, *\" <sip:c@d>", "<sip:c@d?x=a%2C*>, <sip:*@d>"})
    void a_star_alone_or_inside_a_contact_is_none_of_that(String contact) throws BadMessageException {
        assertThat(codec.parse(bytes(request("REGISTER", "z9hG4bK1", "Contact: " + contact))))
                .isInstanceOf(Request.class);
    }

    @Test
    void a_line_that_ends_with_lf_alone_is_refused() {
        assertThat(refused(OPTIONS.replace("\r\n", "\n")).status()).isEqualTo(400);
        assertThat(refused(OPTIONS.replace("Call-ID: c1\r\n", "Call-ID: c1\rX: 1\r\n"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_header_section_beyond_the_limit_is_too_large() {
        BadMessageException why =
                refused(OPTIONS.replace("bob@sipwright.test>", "bob@sipwright.test" + ";p=1".repeat(15_000) + ">"));
        assertThat(why.status()).isEqualTo(513);
    }

    @Test
    void many_parameters_below_the_limit_cost_little_time() throws BadMessageException {
        String params = ";p=1".repeat(3_500);
        codec.parse(bytes(OPTIONS.replace("bob@sipwright.test>", "bob@sipwright.test>" + params)));
    }

    @Test
    void more_vias_than_any_max_forwards_allows_are_refused() throws BadMessageException {
        String most = OPTIONS.replace("branch=z9hG4bKa", "branch=z9hG4bKa" + ", SIP/2.0/WS b".repeat(69));
        String more = most.replace("branch=z9hG4bKa", "branch=z9hG4bKa, SIP/2.0/WS c");
        assertThat(codec.parse(bytes(most))).isNotNull();
        assertThat(refused(more).status()).isEqualTo(400);
        String answer = "SIP/2.0 200 OK\r\n" + more.substring(more.indexOf('\n') + 1); // with the server's own
        assertThat(SipHeaders.branch(codec.parse(bytes(answer)))).isEqualTo("z9hG4bKa");
    }

    @Test
    void a_tab_separates_number_and_method_too() throws BadMessageException {
        String text = OPTIONS.replace("CSeq: 1 OPTIONS", "CSeq: 1\tOPTIONS");
        String answer = "SIP/2.0 200 OK\r\n" + text.substring(text.indexOf('\n') + 1);
        assertThat(SipHeaders.cseqMethod(codec.parse(bytes(answer)))).isEqualTo("OPTIONS"); // RFC 3261 §25.1: LWS
    }

    /** SEC-005. */
    @Test
    void option_tags_that_we_list_ourselves_stand_in_one_line() throws BadMessageException {
        Response response = Responses.to((Request) codec.parse(bytes(OPTIONS)), 420);
        SipElements.headers("Unsupported", List.of("a", "b", "c")).forEach(response::addHeader);
        assertThat(new String(codec.encode(response), StandardCharsets.UTF_8)).contains("\r\nUnsupported: a, b, c\r\n");
    }

    @Test
    void without_content_length_the_rest_is_the_body() throws BadMessageException {
        Message message =
                codec.parse(bytes(request("MESSAGE", "z9hG4bKb", "Content-Type: text/plain") + "gr\u00fc\u00df"));
        assertThat(new String(SipHeaders.body(message), StandardCharsets.UTF_8)).isEqualTo("gr\u00fc\u00df");
        assertThat(new String(codec.encode(message), StandardCharsets.UTF_8))
                .endsWith("Content-Length: 6\r\n\r\ngr\u00fc\u00df");
    }

    @Test
    void what_follows_the_content_length_is_no_part_of_the_message() throws BadMessageException {
        String text = request("MESSAGE", "z9hG4bKb", "Content-Type: text/plain", "Content-Length: 2") + "hi" + OPTIONS;
        assertThat(SipHeaders.body(codec.parse(bytes(text)))).isEqualTo(bytes("hi"));
    }

    @Test
    void a_body_that_is_not_utf8_stays_as_it_is() throws BadMessageException {
        byte[] head = bytes(request("MESSAGE", "z9hG4bKb", "Content-Type: application/octet-stream"));
        byte[] whole = Arrays.copyOf(head, head.length + 3);
        whole[head.length] = (byte) 0xC0;
        whole[head.length + 2] = (byte) 0xFF;
        Message message = codec.parse(codec.encode(codec.parse(whole)));
        assertThat(SipHeaders.body(message)).containsExactly(0xC0, 0, 0xFF);
    }

    @Test
    void a_malformed_header_that_nobody_needs_is_passed_on() throws BadMessageException {
        String date = "Date: Fri, 01 Jan 2010 16:00:00 EST";
        Message message = codec.parse(bytes(request("OPTIONS", "z9hG4bKa", date, "User-Agent: a", "User-Agent: b")));
        String encoded = new String(codec.encode((Message) ((Request) message).clone()), StandardCharsets.UTF_8);
        assertThat(encoded).contains(date + "\r\n", "User-Agent: a\r\n", "User-Agent: b\r\n");
    }

    @Test
    void vias_keep_their_order_and_transport() throws BadMessageException {
        String more = "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKb, SIP/2.0/TLS c.example;branch=z9hG4bKc";
        String encoded = new String(
                codec.encode(codec.parse(bytes(request("OPTIONS", "z9hG4bKa", more)))), StandardCharsets.UTF_8);
        assertThat(encoded)
                .contains("Via: SIP/2.0/WSS a1.invalid;branch=z9hG4bKa\r\n"
                        + "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKb\r\n"
                        + "Via: SIP/2.0/TLS c.example;branch=z9hG4bKc\r\n");
    }

    @Test
    void folded_compact_and_oddly_cased_headers_are_understood() throws BadMessageException {
        String text = OPTIONS.replace("Via:", "v :").replace("CSeq: 1 OPTIONS", "cSEQ: 0001\r\n  OPTIONS");
        Message message = codec.parse(bytes(text));
        assertThat(SipHeaders.cseq(message)).isEqualTo(1);
        assertThat(SipHeaders.branch(message)).isEqualTo("z9hG4bKa");
    }

    @Test
    void an_unusual_method_keeps_its_characters_and_case() throws BadMessageException {
        Request request = (Request) codec.parse(bytes(request("Odd-Method.`'~", "z9hG4bKa")));
        assertThat(request.getMethod()).isEqualTo("Odd-Method.`'~");
        assertThat(((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getMethod())
                .isEqualTo("Odd-Method.`'~");
    }

    @Test
    void the_sent_by_of_the_browser_is_kept_as_it_is() throws BadMessageException {
        String text = OPTIONS.replace("a1.invalid", "df7jal23ls0d.invalid");
        assertThat(SipHeaders.topVia(codec.parse(bytes(text))).getHost()).isEqualTo("df7jal23ls0d.invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACK sip:b SIP/2.0\r\n\r\n",
                "{\"json\": true}",
                "",
                "SIP/2.0 999 Odd\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void nothing_is_answered_where_nobody_could_read_it(String text) {
        assertThat(refused(text).status()).isZero();
    }

    @Test
    void a_response_may_have_no_reason_or_a_foreign_one() throws BadMessageException {
        String headers = OPTIONS.substring(OPTIONS.indexOf('\n') + 1);
        assertThat(((Response) codec.parse(bytes("SIP/2.0 200 \r\n" + headers))).getStatusCode())
                .isEqualTo(200);
        Response foreign = (Response) codec.parse(bytes("SIP/2.0 200 \u043d\u043e \u0441\u0442\u043e\r\n" + headers));
        assertThat(foreign.getReasonPhrase()).isEqualTo("\u043d\u043e \u0441\u0442\u043e");
    }

    @Test
    void nothing_is_printed() throws BadMessageException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
            System.setErr(System.out);
            refused(OPTIONS.replace("<sip:bob@sipwright.test>", "<sip:bob"));
            for (String bad : List.of(
                    "P-Asserted-Service: urn:x",
                    "P-Preferred-Service: <",
                    "P-Served-User: <a",
                    "P-Charging-Vector: =")) {
                codec.encode(codec.parse(bytes(OPTIONS.replace("Max-Forwards: 70", bad))));
            }
            refused("Via: x (\\");
            codec.encode(codec.parse(bytes(OPTIONS)));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(heard.size()).isZero();
    }

    private BadMessageException refused(String text) {
        return catchThrowableOfType(BadMessageException.class, () -> codec.parse(bytes(text)));
    }
}
