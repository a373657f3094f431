package io.sipwright.scenarios.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContextBuilder;
import io.sipwright.pstn.tamper.Action;
import io.sipwright.pstn.tamper.MatchPhrase;
import io.sipwright.pstn.tamper.SipChanges;
import io.sipwright.pstn.tamper.TamperEngine;
import io.sipwright.pstn.tamper.TamperRule;
import io.sipwright.pstn.tamper.TamperStage;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.ws.TamperingRelay;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import io.sipwright.scenarios.selftest.SipRelay;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone of its own process stands in for a browser here; real ones are tested in their module. */
class TamperingRelayTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    private Path folder;

    @Test
    void a_phone_registers_through_the_relay_over_tls() throws Exception {
        assertThat(registering(Tampering.NONE)).isEqualTo(Kind.REGISTERED);
    }

    @Test
    void what_the_target_answers_arrives_falsified() throws Exception {
        TamperRule rule = TamperRule.of(
                MatchPhrase.parse("200 to REGISTER towards the phone"), new Action.Pass(), SipChanges.status(500));

        assertThat(registering(new TamperStage(new TamperEngine(List.of(rule), new Random(1)))))
                .isEqualTo(Kind.REGISTRATION_FAILED);
    }

    private Kind registering(Tampering tampering) throws Exception {
        SelfSignedCertificate certificate = SelfSignedCertificate.create("127.0.0.1");
        var tls = SslContextBuilder.forServer(certificate.key(), certificate.x509())
                .build();
        try (SipRelay target = new SipRelay();
                TamperingRelay relay = new TamperingRelay(
                        InetAddress.getLoopbackAddress(),
                        new WebSocketTarget(target.address(), false),
                        Optional.of(tls),
                        tampering,
                        "browser/alice");
                Browser browser = new ScriptedBrowserFactory().start(folder)) {
            SipAccount account = new SipAccount("alice", "alice", SipRelay.DOMAIN, relay.address(), true, 11);
            try (Phone phone = browser.open(account, PhoneLibrary.JSSIP, Fault.NONE)) {
                phone.register();
                return phone.expect(Kind.REGISTERED, SOON).isPresent()
                        ? Kind.REGISTERED
                        : phone.expect(Kind.REGISTRATION_FAILED, SOON)
                                .orElseThrow()
                                .kind();
            }
        }
    }
}
