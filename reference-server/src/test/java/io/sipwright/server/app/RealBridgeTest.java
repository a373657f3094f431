package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.sip.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real media bridge in the way of a real browser's offer: SDP-001, MED-001. */
final class RealBridgeTest {
    @Test
    void a_browsers_offer_reaches_the_gateway_as_plain_rtp_and_a_refusal_frees_the_session(@TempDir Path tls)
            throws Exception {
        String invite = new String(Samples.one("jssip-chromium-invite-audio"), StandardCharsets.UTF_8);
        try (Deployment deployment = new Deployment(tls, MediaOpener.bridge())) {
            BrowserEnd alice = deployment.registered("alice");
            alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), new SipLines(invite).body());
            SipLines arrived = deployment.gateway.expect("INVITE");
            assertThat(arrived.body()).contains(" RTP/AVP ").doesNotContain("a=candidate", "a=fingerprint");
            assertThat(arrived.body()).hasSize(Integer.parseInt(arrived.one("Content-Length")));
            assertThat(deployment.server.media().alive()).isEqualTo(1);
            assertThat(deployment.server.rewrites().of(arrived.one("Call-ID")))
                    .extracting(Rewrite::rule)
                    .contains("NAT-007", "PRX-005")
                    .anyMatch(rule -> rule.startsWith("SDP-"));
            deployment.gateway.send(arrived.reply("486 Busy Here", "g1"));
            alice.expect("SIP/2.0 486");
            await().until(() -> deployment.server.media().alive() == 0);
        }
    }
}
