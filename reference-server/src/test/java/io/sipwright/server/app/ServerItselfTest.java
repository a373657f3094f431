package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.transport.Transport;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F33, F39, F48, F52, F58, F63: requests to the server itself, and text around a Request-URI. */
final class ServerItselfTest {
    private static final String DOMAIN = "sip:sipwright.test";

    private Deployment deployment;
    private PhoneEnd stranger;
    private PhoneEnd phone;
    private TestUser alice;

    @BeforeEach
    void open(@TempDir Path tls) throws Exception {
        deployment = new Deployment(tls);
        stranger = deployment.stranger();
        phone = deployment.stranger();
        alice = new TestUser(stranger, "alice");
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    @ParameterizedTest
    @CsvSource({
        "FOO, sip:sipwright.test, 501",
        "foo, sip:sipwright.test, 501",
        "MESSAGE, sip:sipwright.test, 405",
        "INVITE, sip:sipwright.test, 405",
        "SUBSCRIBE, sip:sipwright.test, 405"
    })
    void a_method_that_the_server_itself_does_not_do_is_refused_with_what_it_does(
            String method, String uri, String status) throws Exception {
        SipLines refused = answer(method, uri);
        assertThat(refused.start()).startsWith("SIP/2.0 " + status);
        assertThat(String.join(",", refused.all("Allow"))).contains("OPTIONS").contains("REGISTER");
    }

    @Test
    void options_that_require_the_unknown_draw_420() throws Exception {
        SipLines refused = answer("OPTIONS", DOMAIN, "Require: foo");
        assertThat(refused.start()).startsWith("SIP/2.0 420");
        assertThat(refused.all("Unsupported")).containsExactly("foo");
        assertThat(answer("OPTIONS", DOMAIN, "Require: path").start()).startsWith("SIP/2.0 200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:other.example | X: y | 403",
                "sip:sipwright.test | Route: <sip:127.0.0.1:9;lr> | 403",
                "sip:sipwright.test | Proxy-Require: foo | 420",
                "sip:sipwright.test | Require: foo | 420",
                "sips:sipwright.test | X: y | 416",
                "tel:123 | X: y | 416",
                "sip:sipwright.test | X: y | 401"
            })
    void a_register_is_checked_before_its_sender(String uri, String line, String status) throws Exception {
        SipLines refused = answer("REGISTER", uri, line, "Record-Route: <sip:x;lr>");
        assertThat(refused.start()).startsWith("SIP/2.0 " + status);
        assertThat(refused.all("Record-Route")).isEmpty(); // REG-018
    }

    @Test
    void a_register_with_no_hops_left_draws_483() throws Exception {
        stranger.send(request("REGISTER", DOMAIN).replace("Max-Forwards: 70", "Max-Forwards: 0"));
        assertThat(stranger.expect("SIP/2.0").start()).startsWith("SIP/2.0 483");
    }

    @Test
    void a_register_along_a_route_through_us_is_served() throws Exception {
        int port = deployment.server.address(Transport.UDP).getPort();
        assertThat(answer("REGISTER", DOMAIN, "Route: <sip:127.0.0.1:" + port + ";lr>")
                        .start())
                .startsWith("SIP/2.0 401");
    }

    @Test
    void a_subscribe_to_a_user_is_forwarded_and_its_refusal_comes_back() throws Exception {
        registerPhone(phone.contact());
        alice.sends("SUBSCRIBE", "sip:bob@sipwright.test", "Event: dialog", "Contact: <sip:a@127.0.0.1:9>");
        phone.send(phone.expect("SUBSCRIBE").reply("489 Bad Event", "b", "Allow-Events: presence"));
        assertThat(stranger.expect("SIP/2.0 489").all("Allow-Events")).containsExactly("presence");
    }

    @Test
    void a_contact_that_is_no_sip_uri_begins_no_dialog() throws Exception { // RFC 3261 §8.1.1.8
        for (String method : new String[] {"INVITE", "SUBSCRIBE", "REFER"}) {
            SipLines refused = answer(method, "sip:bob@sipwright.test", "Contact: <tel:+1>");
            assertThat(refused.start()).startsWith("SIP/2.0 400");
        }
    }

    @Test
    void a_request_uri_made_from_a_contact_has_neither_header_fields_nor_a_method() throws Exception {
        registerPhone("Contact: <sip:b%3Fo?b@127.0.0.1:" + phone.port() + ";method=INVITE;x=1?Route=%3Csip:victim%3E>");
        alice.sends("MESSAGE", "sip:bob@sipwright.test");
        SipLines arrived = phone.expect("MESSAGE");
        assertThat(arrived.uri()).isEqualTo("sip:b%3Fo?b@127.0.0.1:" + phone.port() + ";x=1");
    }

    @Test
    void a_maddr_of_ours_changes_nothing() throws Exception {
        registerPhone(phone.contact());
        int port = deployment.server.address(Transport.UDP).getPort();
        alice.sends("MESSAGE", "sip:bob@sipwright.test:" + port + ";maddr=127.0.0.1");
        phone.expect("MESSAGE");
    }

    /** F58 · RFC 3261 §16.5: the maddr alone would be the target. */
    @ParameterizedTest
    @CsvSource({"sip:bob@sipwright.test", "sip:00491234@sipwright.test", "sip:sipwright.test"})
    void a_maddr_that_is_not_ours_is_no_request_for_us(String uri) throws Exception {
        registerPhone(phone.contact());
        alice.sends("MESSAGE", uri + ";maddr=198.51.100.9");
        assertThat(stranger.expect("SIP/2.0").start()).startsWith("SIP/2.0 403");
        phone.expectNothing(100);
    }

    /** F58 · RFC 3261 §16.4: the sender made its digest for the Request-URI that it sent. */
    @Test
    void a_digest_through_a_strict_router_is_for_the_request_uri_that_was_sent() throws Exception {
        registerPhone(phone.contact());
        int port = deployment.server.address(Transport.UDP).getPort();
        alice.sends("MESSAGE", "sip:127.0.0.1:" + port + ";lr", "Route: <sip:bob@sipwright.test>");
        phone.expect("MESSAGE");
    }

    /** F58 · RFC 3261 §16.4: both of our Record-Route entries came back, one of them as Request-URI. */
    @Test
    void a_strict_router_may_leave_our_second_entry_in_the_route() throws Exception {
        registerPhone(phone.contact());
        String ours =
                "sip:127.0.0.1:" + deployment.server.address(Transport.UDP).getPort() + ";lr";
        alice.sends("MESSAGE", ours, "Route: <" + ours + ">", "Route: <sip:bob@sipwright.test>");
        SipLines arrived = phone.expect("MESSAGE");
        assertThat(arrived.uri()).contains("@127.0.0.1:" + phone.port());
        assertThat(arrived.all("Route")).isEmpty();
    }

    @Test
    void a_strict_router_that_leaves_a_tel_uri_draws_416() throws Exception {
        int port = deployment.server.address(Transport.UDP).getPort();
        assertThat(answer("MESSAGE", "sip:127.0.0.1:" + port + ";lr", "Route: <tel:+4930>")
                        .start())
                .startsWith("SIP/2.0 416");
    }

    @Test
    void a_sips_uri_is_not_served_as_sip() throws Exception {
        registerPhone(phone.contact());
        alice.sends("MESSAGE", "sips:bob@sipwright.test");
        assertThat(stranger.expect("SIP/2.0").start()).startsWith("SIP/2.0 416");
        phone.expectNothing(100);
    }

    private void registerPhone(String contact) throws InterruptedException {
        assertThat(new TestUser(phone, "bob").register(contact).start()).startsWith("SIP/2.0 200");
    }

    private SipLines answer(String method, String uri, String... lines) throws InterruptedException {
        stranger.send(request(method, uri, lines));
        SipLines answer = stranger.expect("SIP/2.0");
        return answer.start().contains(" 100 ") ? stranger.expect("SIP/2.0") : answer;
    }

    private String request(String method, String uri, String... lines) {
        Call call = new Call("<sip:alice@sipwright.test>;tag=1", "<sip:alice@sipwright.test>", UUID.randomUUID() + "");
        return stranger.request(method, uri, call, 1, lines);
    }
}
