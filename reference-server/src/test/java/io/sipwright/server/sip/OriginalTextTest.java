package io.sipwright.server.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unchanged parts are forwarded byte for byte (RFC 3261 §16.3 item 1, §16.6 step 1). */
class OriginalTextTest {
    /** Each is legal, and JAIN-SIP would write each in another way or not at all. */
    private static final List<String> ODD_LINES = List.of(
            "From :  \"M\u00fcller \\\"jr\\\"\"  <SIP:alice@Sipwright.TEST;User=phone;a=%41>;Foo=Bar ;tag=f1",
            "t: Bob   <sip:bob@sipwright.test>",
            "i: C1@Host",
            "CSeq:   0001   Foo",
            "m: <sip:a@b;b=2;a=1>;+sip.instance=\"<urn:uuid:1>\" ;Q=0.70 ,<sip:c@d?X=y>",
            "Allow: INVITE,ACK ,  Foo",
            "Supported: Path,  gruu",
            "Require: One,Two",
            "Subject: Gr\u00fc\u00dfe,\r\n \t from far",
            "X-Caller-Name: M\u00fcller; \"unfinished",
            "X-Empty:",
            "User-Agent: Telef\u00f3nica",
            "Date: Fri, 01 Jan 2010 16:00:00 EST",
            "Reason: Q.850 ;text=\"a;b\";cause=16",
            "P-Asserted-Identity:\"Fr\u00e9d\"<sip:1@x>,  <tel:+1>",
            "Session-Expires: 90 ;Refresher=uac",
            "Session-Expires: 91",
            "Proxy-Authorization: Digest  username=\"x\" , realm=\"other\",nonce=\"a\",uri=\"sip:b\",response=\"0\"",
            "Record-Route: <sip:p1;lr=on>,<sip:p2;lr>",
            "Timestamp: 1.50",
            "Accept:",
            "Content-Type:application/sdp;  charset=\"UTF-8\"",
            "Content-Disposition: session;Handling=optional",
            "l: 0002");

    private static final String TOP = "Foo sip:bob@Sipwright.test;b=1;a=2;lr SIP/2.0\r\n";
    private static final String HOPS = "Max-Forwards: 070\r\n";
    private static final String VIA = "Via: SIP/2.0/UDP 192.0.2.1:5060 ;rport; branch=z9hG4bKa;X=y\r\n";

    private final SipCodec codec = new StrictCodec();

    static List<Samples.Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_real_message_leaves_as_it_came(Samples.Sample sample) throws BadMessageException {
        Message copy = (Message) codec.parse(sample.bytes()).clone();
        assertThat(latin(codec.encode(copy))).isEqualTo(latin(sample.bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void odd_lines_leave_as_they_came_when_a_proxy_changes_others(String charset) throws Exception {
        String odd = String.join("\r\n", ODD_LINES) + "\r\n";
        byte[] received = (TOP + HOPS + VIA + odd + "\r\nhi").getBytes(charset);
        Request copy = (Request) codec.parse(received).clone();
        ((MaxForwardsHeader) copy.getHeader(MaxForwardsHeader.NAME)).setMaxForwards(69);
        copy.addFirst(SipElements.via("192.0.2.9", 5060, "UDP", "z9hG4bKb"));
        String expected =
                TOP + "Max-Forwards: 69\r\nVia: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bKb\r\n" + VIA + odd + "\r\nhi";
        assertThat(latin(codec.encode(copy))).isEqualTo(latin(expected.getBytes(charset)));
        copy.removeFirst(ViaHeader.NAME);
        copy.setRequestURI(SipElements.uri("sip:else@where"));
        assertThat(latin(codec.encode(copy)))
                .startsWith("Foo sip:else@where SIP/2.0\r\n")
                .contains(VIA);
    }

    @Test
    void of_a_comma_list_only_the_changed_value_is_written_anew() throws Exception {
        Request request = odd("Route: \"A, B\"<sip:p1;lr=on> , <sip:p2;lr;X=y>,<sip:p3;lr>");
        request.removeFirst(RouteHeader.NAME);
        assertThat(latin(codec.encode(request))).contains("\r\nRoute: <sip:p2;lr;X=y>\r\nRoute: <sip:p3;lr>\r\n");
        ContactHeader contact =
                SipHeaders.all(request, ContactHeader.NAME, ContactHeader.class).get(0);
        ((SipURI) contact.getAddress().getURI()).setHost("new");
        assertThat(latin(codec.encode(request)))
                .contains("\r\nm: <sip:c@d?X=y>\r\n")
                .contains("sip:a@new;");
    }

    @Test
    void two_lines_that_mean_the_same_keep_their_own_looks() throws BadMessageException {
        String lines = "X-A: 1\r\nX-B: 2\r\nX-A:  1";
        assertThat(latin(codec.encode(odd(lines)))).contains("\r\n" + lines + "\r\n");
    }

    @Test
    void a_response_of_ours_repeats_what_the_request_said() throws BadMessageException {
        Response response = Responses.to(odd("X-A: 1"), 404);
        assertThat(latin(codec.encode(response)))
                .startsWith("SIP/2.0 404 Not found\r\n")
                .contains("\r\n" + latin(ODD_LINES.get(0).getBytes(StandardCharsets.UTF_8)) + "\r\n")
                .contains("\r\nCSeq:   0001   Foo\r\n")
                .contains("\r\ni: C1@Host\r\n")
                .doesNotContain("X-A");
    }

    @Test
    void a_status_line_keeps_its_bytes() throws BadMessageException {
        String headers = Texts.request("INVITE", "z9hG4bKa").replaceFirst("^[^\n]*\n", "");
        byte[] received = ("SIP/2.0 180 Es l\u00e4utet\r\n" + headers).getBytes(StandardCharsets.ISO_8859_1);
        Response copy = (Response) codec.parse(received).clone();
        copy.addHeader(SipElements.header("X-New", "1"));
        assertThat(latin(codec.encode(copy)))
                .startsWith("SIP/2.0 180 Es l\u00e4utet\r\n")
                .contains("X-New: 1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:bob@sipwright.test SIP|sip:b\u00fcb@sipwright.test SIP|Request-URI",
                "WSS a1.invalid|WSS \u00fc.invalid|Via",
                "Call-ID: c1|Call-ID: \u00fc|Call-ID",
                "To: <sip:bob@|To: <sip:b\u00fcb@|To",
                "From: <sip:alice@|From: \"\u00fc\" <sip:\u00fc@|From",
                "Max-Forwards: 70|Route: <sip:\u00fc;lr>|Route",
                "Max-Forwards: 70|Route: <sip:a|Route",
                "CSeq: 1 OPTIONS|CSeq: 1 OPTIONS \u00fc|CSeq"
            })
    void what_must_be_understood_and_is_broken_is_refused_by_its_name(String change) {
        String[] parts = change.split("\\|");
        byte[] bytes =
                Texts.request("OPTIONS", "z9hG4bKa").replace(parts[0], parts[1]).getBytes(StandardCharsets.ISO_8859_1);
        BadMessageException refused = catchThrowableOfType(BadMessageException.class, () -> codec.parse(bytes));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.getMessage()).contains(parts[2]);
    }

    /** F51. */
    @Test
    void option_tags_keep_their_case_and_are_found_in_any() throws BadMessageException {
        Request request = odd("Proxy-Require: Foo,bar, FOO");
        assertThat(SipHeaders.optionTags(request, "Proxy-Require")).containsExactly("bar", "Foo");
        assertThat(SipHeaders.optionTags(request, "Proxy-Require").contains("foo"))
                .isTrue();
    }

    private Request odd(String more) throws BadMessageException {
        List<String> lines = new ArrayList<>(ODD_LINES);
        lines.add(0, more);
        return (Request) codec.parse(Texts.bytes(TOP + HOPS + VIA + String.join("\r\n", lines) + "\r\n\r\nhi"));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
