package io.sipwright.server.nat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.FakeFlow;
import io.sipwright.server.MovableClock;
import io.sipwright.server.explain.RecentRewrites;
import io.sipwright.server.sip.BadMessageException;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.Samples;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.sip.StrictCodec;
import io.sipwright.server.transport.Transport;
import java.net.InetSocketAddress;
import java.util.Set;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NAT-007 and NAT-008 with Contacts of real browsers (RFC 7118 §5). */
final class ContactFixTest {
    private final RecentRewrites ledger = new RecentRewrites(10);
    private final ContactFix rewrite = new ContactFix(new AddressContact(), Set.of(), from -> false, ledger);
    private final FakeFlow flow = FakeFlow.wss("f1", 51234);

    private static Message sample(String name) throws BadMessageException {
        return new StrictCodec().parse(Samples.one(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jssip-chromium", "jssip-firefox", "sipjs-chromium", "sipjs-firefox"})
    void only_host_and_port_change_and_a_second_call_changes_nothing(String browser) throws Exception {
        Message invite = sample(browser + "-invite-audio");
        String before = contact(invite);
        rewrite.apply(invite, flow);
        assertThat(contact(invite)).isEqualTo(before.replaceFirst("@[^;>]+", "@198.51.100.7:51234"));
        rewrite.apply(invite, flow);
        assertThat(ledger.all()).hasSize(1);
        assertThat(ledger.all().get(0).rule()).isEqualTo("NAT-007");
        assertThat(ledger.all().get(0).where()).isEqualTo("INVITE Contact");
    }

    @Test
    void ipv6_stands_in_brackets() throws Exception {
        Message invite = sample("jssip-chromium-invite-audio");
        rewrite.apply(invite, new FakeFlow("f", Transport.WS, new InetSocketAddress("2001:db8::7", 4444)));
        assertThat(contact(invite)).contains("@[2001:db8:0:0:0:0:0:7]:4444;transport=ws");
    }

    @Test
    void a_redirection_names_somebody_else_and_stays() throws Exception {
        Response moved = Responses.to((Request) sample("jssip-chromium-invite-audio"), 302);
        moved.addHeader(SipElements.header("Contact", "<sip:other@abc.invalid>"));
        rewrite.apply(moved, flow);
        assertThat(contact(moved)).contains("abc.invalid");
    }

    @Test
    void a_contact_from_udp_is_fixed_only_if_a_chosen_test_hits() throws Exception {
        FakeFlow udp = new FakeFlow("u", Transport.UDP, new InetSocketAddress("198.51.100.9", 5062));
        Message invite = sample("jssip-chromium-invite-audio");
        rewrite.apply(invite, udp);
        assertThat(contact(invite)).contains(".invalid");
        new ContactFix(new AddressContact(), Set.of(NatTest.INVALID_HOST), from -> false, ledger).apply(invite, udp);
        assertThat(contact(invite)).contains("@198.51.100.9:5062");
    }

    /** F47 · RFC 6314 §5.1. */
    @Test
    void a_phone_behind_nat_is_reached_at_its_source_in_either_mode_and_a_gateway_at_its_contact() throws Exception {
        FakeFlow udp = new FakeFlow("u", Transport.UDP, new InetSocketAddress("198.51.100.9", 5062));
        Set<NatTest> tests = Set.of(NatTest.PRIVATE_V4);
        TokenContact token = new TokenContact(
                new FlowTokens(new byte[] {1}, new byte[4], new MovableClock()),
                (from, uri) -> new FlowName.Connection("f1", "alice", ""));
        Request invite = SipElements.request(
                "INVITE sip:bob@sipwright.test SIP/2.0",
                "Via: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK1",
                "From: <sip:a@b>;tag=1",
                "To: <sip:bob@sipwright.test>",
                "Call-ID: c",
                "CSeq: 1 INVITE",
                "Contact: <sip:a@10.0.0.9>");
        new ContactFix(token, tests, flow -> true, ledger).apply(invite, udp);
        assertThat(contact(invite)).isEqualTo("<sip:a@10.0.0.9>");
        new ContactFix(token, tests, flow -> false, ledger).apply(invite, udp);
        assertThat(contact(invite)).isEqualTo("<sip:a@198.51.100.9:5062>");
    }

    @Test
    void in_token_mode_the_contact_stays_and_names_its_flow() throws Exception {
        FlowTokens tokens = new FlowTokens(new byte[] {1}, new byte[4], new MovableClock());
        FlowName name = new FlowName.Connection("f1", "alice", "");
        Message invite = sample("sipjs-firefox-invite-audio");
        String before = contact(invite);
        ContactFix token =
                new ContactFix(new TokenContact(tokens, (from, uri) -> name), Set.of(), from -> false, ledger);
        token.apply(invite, flow);
        token.apply(invite, flow);
        String uri = contact(invite).replaceFirst("^<", "").replaceFirst(">.*$", "");
        assertThat(uri).startsWith(before.replaceFirst("^<", "").replaceFirst(">.*$", ""));
        FlowToken inside = TokenContact.parameter(SipElements.uri(uri))
                .flatMap(tokens::read)
                .orElseThrow();
        assertThat(inside.flows()).containsExactly(name);
        assertThat(inside.names(SipHeaders.callId(invite), SipHeaders.fromTag(invite), "any"))
                .isTrue();
        assertThat(ledger.all()).hasSize(1);
    }

    private static String contact(Message message) {
        return SipHeaders.value(message, "Contact").orElseThrow();
    }
}
