package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F15, IDN-001 to IDN-006: who calls, as the trunk and others see it (RFC 3325, RFC 3323). */
final class IdentityTest {
    private static final String ECHO = "sip:600@sipwright.test";

    private Deployment deployment;
    private PhoneEnd gateway;
    private PhoneEnd alicesPhone;
    private TestUser alice;
    private TestUser bob;
    private PhoneEnd bobsPhone;

    @BeforeEach
    void open(@TempDir Path tls) throws Exception {
        deployment = new Deployment(
                tls,
                "accounts=[{user: alice, password: alice-secret, numbers: ['+493012345', '+493012346']},"
                        + " {user: bob, password: bob-secret}]");
        gateway = deployment.gateway;
        alicesPhone = deployment.stranger();
        alice = new TestUser(alicesPhone, "alice");
        bobsPhone = deployment.stranger();
        bob = new TestUser(bobsPhone, "bob");
        assertThat(bob.register(bobsPhone.contact()).start()).startsWith("SIP/2.0 200");
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    @Test
    void what_a_client_claims_is_taken_off_and_the_accounts_number_asserted() throws Exception {
        alice.sends(
                "MESSAGE",
                ECHO,
                "P-Asserted-Identity: <sip:+1999@bank.example>, <tel:+1999>",
                "P-Preferred-Identity: <sip:+1999@bank.example>",
                "p-asserted-identity: what no parser reads <<",
                "Remote-Party-ID: <sip:+1999@bank.example>;party=calling",
                "Diversion: <sip:+1999@bank.example>;reason=unconditional",
                "History-Info: <sip:+1999@bank.example>;index=1",
                "P-Served-User: <sip:+1999@bank.example>",
                "P-Asserted-Service: urn:urn-7:1999",
                "P-Associated-URI: <sip:+1999@bank.example>",
                "P-Charge-Info: <sip:+1999@bank.example>",
                "P-Charging-Vector: icid-value=1999",
                "P-Charging-Function-Addresses: ccf=1999");
        SipLines seen = gateway.expect("MESSAGE");
        assertThat(seen.all("P-Asserted-Identity")).containsExactly("<sip:+493012345@sipwright.test>");
        assertThat(seen.text()).doesNotContain("1999").doesNotContain("what no parser reads");
        assertThat(seen.all("P-Preferred-Identity")).isEmpty();
    }

    @Test
    void an_account_without_a_number_is_asserted_by_its_address() throws Exception {
        bob.sends("MESSAGE", ECHO);
        assertThat(gateway.expect("MESSAGE").all("P-Asserted-Identity")).containsExactly("<sip:bob@sipwright.test>");
    }

    @Test
    void a_preferred_identity_counts_where_it_is_the_accounts_own() throws Exception {
        alice.sends("MESSAGE", ECHO, "P-Preferred-Identity: \"A\" <sip:+493012346@sipwright.test>");
        assertThat(gateway.expect("MESSAGE").all("P-Asserted-Identity"))
                .containsExactly("<sip:+493012346@sipwright.test>");
    }

    @Test
    void an_anonymous_from_is_served_and_the_trunk_is_asked_to_restrict() throws Exception {
        alice.sendsFrom("\"Anonymous\" <sip:anonymous@anonymous.invalid>", "MESSAGE", ECHO);
        SipLines seen = gateway.expect("MESSAGE");
        assertThat(seen.one("From")).contains("anonymous@anonymous.invalid");
        assertThat(seen.all("Privacy")).containsExactly("id");
        assertThat(seen.all("P-Asserted-Identity")).containsExactly("<sip:+493012345@sipwright.test>");
    }

    @Test
    void an_anonymous_from_tells_another_user_nothing() throws Exception {
        alice.sendsFrom("<sip:anonymous@anonymous.invalid>", "MESSAGE", "sip:bob@sipwright.test");
        assertThat(bobsPhone.expect("MESSAGE").all("P-Asserted-Identity")).isEmpty();
    }

    @Test
    void privacy_id_hides_the_identity_from_users_and_not_from_the_trunk() throws Exception {
        alice.sends("MESSAGE", ECHO, "Privacy: id");
        assertThat(gateway.expect("MESSAGE").all("P-Asserted-Identity")).hasSize(1);
        alice.sends("MESSAGE", "sip:bob@sipwright.test", "Privacy: id");
        assertThat(bobsPhone.expect("MESSAGE").all("P-Asserted-Identity")).isEmpty();
        alice.sends("MESSAGE", "sip:bob@sipwright.test", "Privacy: none");
        SipLines open = bobsPhone.expect("MESSAGE");
        assertThat(open.all("P-Asserted-Identity")).hasSize(1);
        assertThat(open.all("Privacy")).containsExactly("none");
    }

    @Test
    void the_trunks_identity_reaches_a_user_unless_privacy_is_asked_for() throws Exception {
        fromTrunk("m1", "P-Asserted-Identity: <sip:+44@pstn.test>", "P-Preferred-Identity: <sip:+45@pstn.test>");
        SipLines open = bobsPhone.expect("MESSAGE");
        assertThat(open.all("P-Asserted-Identity")).containsExactly("<sip:+44@pstn.test>");
        assertThat(open.all("P-Preferred-Identity")).isEmpty();
        fromTrunk("m2", "P-Asserted-Identity: <sip:+44@pstn.test>", "Privacy: id");
        assertThat(bobsPhone.expect("MESSAGE").all("P-Asserted-Identity")).isEmpty();
    }

    @Test
    void an_identity_in_a_users_response_is_taken_off() throws Exception {
        fromTrunk("m3");
        bobsPhone.send(
                bobsPhone.expect("MESSAGE").reply("200 OK", "b1", "P-Asserted-Identity: <sip:+1999@bank.example>"));
        assertThat(gateway.expect("SIP/2.0 200").all("P-Asserted-Identity")).isEmpty();
    }

    @Test
    void privacy_that_must_be_met_and_cannot_be_fails() throws Exception {
        alice.sends("MESSAGE", ECHO, "Privacy: session;critical");
        bobsPhone.expectNothing(0);
        gateway.expectNothing(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFO", "INVITE"})
    void what_a_client_claims_within_a_call_is_taken_off_too(String method) throws Exception {
        alice.sends("INVITE", ECHO, alicesPhone.contact(), Deployment.SDP);
        gateway.send(gateway.expect("INVITE").reply("200 OK", "g1", gateway.contact(), Deployment.SDP));
        SipLines ok = alicesPhone.expect("SIP/2.0 200");
        alicesPhone.send(alicesPhone.within(ok, "ACK", 2));
        gateway.expect("ACK");
        alicesPhone.send(alicesPhone.within(
                ok,
                method,
                3,
                alicesPhone.contact(),
                "P-Asserted-Identity: <sip:+1999@bank.example>",
                "P-Preferred-Identity: <sip:+1999@bank.example>"));
        assertThat(gateway.expect(method).text()).doesNotContain("1999").doesNotContain("P-Asserted-Identity");
    }

    private void fromTrunk(String callId, String... lines) {
        gateway.send(gateway.request(
                "MESSAGE",
                "sip:bob@sipwright.test",
                new Call("<sip:+44@pstn.test>;tag=g", "<sip:bob@sipwright.test>", callId),
                1,
                lines));
    }
}
