package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.explain.Rewrite;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls between browsers, in both Contact modes, and what is refused to them. */
final class BrowserCallsBrowserTest {
    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "token"})
    void a_call_goes_both_ways_and_ends_from_either_side(String mode, @TempDir Path tls) throws Exception {
        try (Deployment deployment = new Deployment(tls, "nat.contact=" + mode)) {
            BrowserEnd alice = deployment.registered("alice");
            BrowserEnd bob = deployment.registered("bob");
            alice.initial("INVITE", "sip:bob@sipwright.test", alice.contact(), Deployment.SDP);
            SipLines invite = bob.expect("INVITE");
            bob.send(invite.reply("200 OK", "b1", bob.contact(), Deployment.SDP));
            SipLines ok = alice.expect("SIP/2.0 200");
            alice.send(alice.within(ok, "ACK", 2));
            assertThat(bob.expect("ACK").uri())
                    .startsWith("sip:" + bob.token() + "@")
                    .doesNotContain("sw-flow");
            alice.send(alice.within(ok, "INFO", 3));
            bob.send(bob.expect("INFO").reply("200 OK", "b1"));
            alice.expect("SIP/2.0 200");
            bob.send(bob.back(invite, "b1", "BYE", 1));
            alice.send(alice.expect("BYE").reply("200 OK", ""));
            bob.expect("SIP/2.0 200");
            assertThat(deployment.server.rewrites().of(ok.one("Call-ID")))
                    .extracting(Rewrite::where)
                    .contains("INVITE Contact", "200 to INVITE Contact", "INVITE Record-Route");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "token"})
    void the_contact_of_a_browser_leads_to_it_from_outside_its_call(String mode, @TempDir Path tls)
            throws Exception { // CALL-024
        try (Deployment deployment = new Deployment(tls, "nat.contact=" + mode)) {
            BrowserEnd alice = deployment.registered("alice");
            BrowserEnd bob = deployment.registered("bob");
            alice.initial("INVITE", "sip:bob@sipwright.test", alice.contact(), Deployment.SDP);
            String seen = bob.expect("INVITE").one("Contact").replaceAll("^<|>.*", "");
            bob.initial("INVITE", seen, bob.contact(), Deployment.SDP);
            assertThat(alice.expect("INVITE").uri())
                    .startsWith("sip:" + alice.token() + "@")
                    .doesNotContain("sw-flow");
            String nobody =
                    seen.replaceFirst("sw-flow=....", "sw-flow=____").replaceFirst("127.0.0.1:\\d+", "127.0.0.1:9");
            bob.initial("INVITE", nobody, bob.contact(), Deployment.SDP);
            bob.expect("SIP/2.0 403");
        }
    }

    @Test
    void a_message_is_delivered_without_record_route(@TempDir Path tls) throws Exception {
        try (Deployment deployment = new Deployment(tls)) {
            BrowserEnd alice = deployment.registered("alice");
            BrowserEnd bob = deployment.registered("bob");
            alice.initial("MESSAGE", "sip:bob@sipwright.test");
            SipLines message = bob.expect("MESSAGE");
            assertThat(message.all("Record-Route")).isEmpty();
            bob.send(message.reply("200 OK", "b1"));
            alice.expect("SIP/2.0 200");
        }
    }

    @Test
    void event_state_is_not_kept_here_and_other_domains_are_not_served(@TempDir Path tls) throws Exception {
        try (Deployment deployment = new Deployment(tls)) {
            BrowserEnd alice = deployment.registered("alice");
            alice.initial("PUBLISH", "sip:alice@sipwright.test", "Event: presence");
            assertThat(alice.expect("SIP/2.0 405").one("Allow")).contains("INVITE");
            alice.initial("INVITE", "sip:bob@elsewhere.test", alice.contact());
            alice.expect("SIP/2.0 403");
        }
    }

    @Test
    void options_to_the_bare_domain_is_answered_without_challenge(@TempDir Path tls) throws Exception {
        try (Deployment deployment = new Deployment(tls)) {
            PhoneEnd stranger = deployment.stranger();
            stranger.send(stranger.request(
                    "OPTIONS", "sip:sipwright.test", new Call("<sip:x@y>;tag=1", "<sip:sipwright.test>", "o1"), 1));
            SipLines ok = stranger.expect("SIP/2.0 200");
            assertThat(ok.one("Accept")).isEqualTo("application/sdp");
            assertThat(ok.one("Supported")).contains("outbound");
        }
    }

    @Test
    void validation_refuses_spent_requests_and_unknown_demands(@TempDir Path tls) throws Exception {
        try (Deployment deployment = new Deployment(tls)) {
            PhoneEnd gateway = deployment.gateway;
            String message = gateway.request(
                    "MESSAGE",
                    "sip:bob@sipwright.test",
                    new Call("<sip:x@y>;tag=1", "<sip:bob@x>", "m1"),
                    1,
                    "Proxy-Require: made-up");
            gateway.send(message);
            assertThat(gateway.expect("SIP/2.0 420").one("Unsupported")).isEqualTo("made-up");
            gateway.send(message.replace("Max-Forwards: 70", "Max-Forwards: 0").replace("z9hG4bK", "z9hG4bKx"));
            gateway.expect("SIP/2.0 483");
        }
    }
}
