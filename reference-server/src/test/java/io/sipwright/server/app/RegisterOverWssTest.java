package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.registrar.AddressOfRecord;
import io.sipwright.server.registrar.Binding;
import io.sipwright.server.transport.Transport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REG-001, REG-002, AUTH-001, NAT-004, NAT-011 over a real TLS socket. */
final class RegisterOverWssTest {
    private static final AddressOfRecord ALICE = new AddressOfRecord("alice", "sipwright.test");

    @Test
    void a_browser_finds_its_own_contact_in_the_200_and_the_binding_knows_its_connection(@TempDir Path tls)
            throws Exception {
        try (Deployment deployment = new Deployment(tls)) {
            BrowserEnd alice = deployment.browser("alice");
            SipLines ok = alice.register();
            assertThat(ok.start()).isEqualTo("SIP/2.0 200 OK");
            assertThat(ok.contactUri()).startsWith("sip:" + alice.token() + "@").endsWith(".invalid;transport=ws");
            assertThat(ok.one("Contact")).endsWith(";expires=600");
            assertThat(ok.one("Date")).endsWith("GMT");
            Binding binding = deployment.server.bindings().of(ALICE).get(0);
            assertThat(binding.source().received()).matches("sip:127\\.0\\.0\\.1:\\d+;transport=ws");
        }
    }

    @Test
    void a_closed_connection_takes_its_binding_along_and_callers_get_480_at_once(@TempDir Path tls) throws Exception {
        try (Deployment deployment = new Deployment(tls)) {
            deployment.registered("alice").close();
            await().until(() -> deployment.server.bindings().of(ALICE).isEmpty());
            PhoneEnd gateway = deployment.gateway;
            gateway.send(gateway.request(
                    "INVITE",
                    "sip:alice@sipwright.test",
                    new Call("<sip:1001@x>;tag=g", "<sip:alice@x>", "c1"),
                    1,
                    gateway.contact()));
            assertThat(gateway.expect("SIP/2.0 4").start()).startsWith("SIP/2.0 480");
        }
    }

    @Test
    void a_wrong_password_is_challenged_again_without_stale_and_stores_nothing(@TempDir Path tls) throws Exception {
        try (Deployment deployment = new Deployment(tls, "accounts=[{user: alice, password: other}]")) {
            SipLines refused = deployment.browser("alice").register();
            assertThat(refused.start()).startsWith("SIP/2.0 401");
            assertThat(refused.text()).doesNotContain("stale=true");
            assertThat(deployment.server.bindings().of(ALICE)).isEmpty();
        }
    }

    @Test
    void a_plain_websocket_registers_too(@TempDir Path tls) throws Exception {
        try (Deployment deployment = new Deployment(tls);
                BrowserEnd alice = BrowserEnd.plain(deployment.server.address(Transport.WS), "alice")) {
            assertThat(alice.register().start()).isEqualTo("SIP/2.0 200 OK");
        }
    }
}
