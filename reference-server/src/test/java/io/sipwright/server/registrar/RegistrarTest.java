package io.sipwright.server.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.FakeFlow;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import javax.sip.message.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3261 §10.3 step by step, with a clock that only the test advances and the REGISTERs of real browsers. */
final class RegistrarTest {
    private static final FakeFlow FLOW = FakeFlow.wss("f1", 51234);
    private static final String CONTACT = "Contact: <sip:u1@abc.invalid;transport=ws>";

    private final RegistrarScript script = new RegistrarScript();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jssip-chromium-register",
                "jssip-firefox-register",
                "sipjs-chromium-register",
                "sipjs-firefox-register",
                "jssip-webkitgtk-register"
            })
    void each_browser_finds_its_contact_as_it_wrote_it(String sample) throws Exception {
        String[] sent = script.sample(sample);
        Response ok = script.register(FLOW, sent);
        assertThat(ok.getStatusCode()).isEqualTo(200);
        String before = RegistrarScript.line(sent, "Contact");
        assertThat(SipHeaders.value(ok, "Contact")).contains(before); // REG-002
        assertThat(SipHeaders.value(ok, "Date")).contains("Mon, 23 Nov 2026 07:00:00 GMT");
        boolean outbound = before.contains("reg-id");
        assertThat(SipHeaders.optionTags(ok, "Require").contains("outbound")).isEqualTo(outbound); // REG-020
    }

    @Test
    void without_credentials_nothing_is_stored() {
        Response challenge = script.unauthenticated(FLOW, CONTACT);
        assertThat(challenge.getStatusCode()).isEqualTo(401);
        assertThat(SipHeaders.values(challenge, "WWW-Authenticate")).hasSize(2);
        assertThat(script.contacts()).isEmpty();
    }

    @Test
    void every_binding_is_listed_with_what_is_left_of_it() {
        script.alice(FLOW, "c1", 1, CONTACT + ";expires=120");
        script.clock.advance(Duration.ofSeconds(20));
        Response ok = script.alice(FLOW, "c2", 1, "Contact: <sip:u2@def.invalid;transport=ws>", "Expires: 600");
        assertThat(SipHeaders.values(ok, "Contact"))
                .containsExactly(
                        "<sip:u1@abc.invalid;transport=ws>;expires=100",
                        "<sip:u2@def.invalid;transport=ws>;expires=600");
    }

    @Test
    void lifetimes_are_granted_cut_or_refused() {
        assertThat(script.granted(FLOW, CONTACT + ";expires=120", "Expires: 600"))
                .isEqualTo(120); // REG-003
        assertThat(script.granted(FLOW, CONTACT)).isEqualTo(600); // REG-006
        assertThat(script.granted(FLOW, CONTACT, "Expires: 7200")).isEqualTo(3600);
        assertThat(script.granted(FLOW, CONTACT + ";expires=soon")).isEqualTo(3600); // RFC 3261 §10.2.1.1
        Response brief = script.alice(FLOW, "c9", 1, CONTACT + ";expires=5");
        assertThat(brief.getStatusCode()).isEqualTo(423); // REG-005
        assertThat(SipHeaders.value(brief, "Min-Expires")).contains("60");
    }

    @Test
    void a_lapsed_binding_is_gone() {
        script.alice(FLOW, "c1", 1, CONTACT + ";expires=60");
        script.clock.advance(Duration.ofSeconds(60));
        assertThat(script.contacts()).isEmpty();
    }

    @Test
    void a_wildcard_stands_alone_with_expires_0() {
        script.alice(FLOW, "c1", 1, CONTACT);
        assertThat(script.alice(FLOW, "c2", 1, "Contact: *", "Expires: 3600").getStatusCode())
                .isEqualTo(400);
        assertThat(script.contacts()).hasSize(1);
        assertThat(script.alice(FLOW, "c2", 2, "Contact: *", "Expires: 0").getStatusCode())
                .isEqualTo(200);
        assertThat(script.contacts()).isEmpty();
    }

    @Test
    void one_contact_with_expires_0_leaves_the_others() {
        script.alice(FLOW, "c1", 1, CONTACT);
        script.alice(FLOW, "c2", 1, "Contact: <sip:u2@def.invalid;transport=ws>");
        script.alice(FLOW, "c1", 2, CONTACT + ";expires=0");
        assertThat(script.contacts()).containsExactly("<sip:u2@def.invalid;transport=ws>");
    }

    @Test
    void an_older_cseq_changes_nothing_not_even_the_contact_beside_it() {
        script.alice(FLOW, "c1", 10, CONTACT);
        Response refused =
                script.alice(FLOW, "c1", 9, "Contact: <sip:new@x.invalid;transport=ws>", CONTACT + ";expires=0");
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(script.contacts()).containsExactly("<sip:u1@abc.invalid;transport=ws>"); // REG-011, REG-013
    }

    @Test
    void same_instance_and_reg_id_replace_the_older_flow() {
        String instance = ";+sip.instance=\"<urn:uuid:1>\";reg-id=1";
        script.alice(FLOW, "c1", 1, CONTACT + instance, "Supported: path, outbound");
        FakeFlow later = FakeFlow.wss("f2", 51235);
        script.alice(later, "c2", 1, "Contact: <sip:u2@def.invalid;transport=ws>" + instance, "Supported: outbound");
        assertThat(script.bindings()).hasSize(1);
        assertThat(script.bindings().get(0).source().flowId()).isEqualTo("f2"); // REG-021
    }

    @Test
    void a_closed_flow_takes_its_bindings_along() {
        script.alice(FLOW, "c1", 1, CONTACT);
        script.alice(FakeFlow.wss("f2", 51235), "c2", 1, "Contact: <sip:u2@def.invalid;transport=ws>");
        script.store.removeFlow("f1");
        assertThat(script.contacts()).containsExactly("<sip:u2@def.invalid;transport=ws>"); // NAT-011
    }

    @Test
    void the_binding_knows_where_it_was_received() {
        script.alice(FLOW, "c1", 1, CONTACT);
        assertThat(script.bindings().get(0).source().received()).isEqualTo("sip:198.51.100.7:51234;transport=ws");
    }

    @Test
    void foreign_addresses_and_unknown_demands_are_refused() {
        assertThat(script.as("alice", "bob", FLOW, CONTACT).getStatusCode()).isEqualTo(403); // REG-015
        assertThat(script.as("alice", "nobody", FLOW, CONTACT).getStatusCode()).isEqualTo(404); // REG-014
        Response extension = script.alice(FLOW, "c1", 1, CONTACT, "Require: made-up");
        assertThat(extension.getStatusCode()).isEqualTo(420);
        assertThat(SipHeaders.value(extension, "Unsupported")).contains("made-up"); // REG-017
    }

    @Test
    void a_query_lists_and_changes_nothing_and_escapes_are_undone() {
        script.alice(FLOW, "c1", 1, CONTACT + ";expires=120");
        script.clock.advance(Duration.ofSeconds(10));
        Response ok = script.as("alice", "%61lice", FLOW);
        assertThat(SipHeaders.value(ok, "Contact"))
                .contains("<sip:u1@abc.invalid;transport=ws>;expires=110"); // REG-010
        assertThat(SipHeaders.values(ok, "Record-Route")).isEmpty();
    }

    /** F16. */
    @Test
    void a_user_has_as_many_bindings_as_the_limit_allows_and_can_still_refresh_and_remove_them() {
        for (int i = 1; i <= 3; i++) {
            assertThat(script.alice(FLOW, "c" + i, 1, "Contact: <sip:u" + i + "@abc.invalid>")
                            .getStatusCode())
                    .isEqualTo(200);
        }
        assertThat(script.alice(FLOW, "c4", 1, "Contact: <sip:u4@abc.invalid>").getStatusCode())
                .isEqualTo(403);
        assertThat(script.counters.count(Limit.BINDINGS)).isEqualTo(1);
        assertThat(script.alice(FLOW, "c5", 1, "Contact: <sip:u1@abc.invalid>").getStatusCode())
                .isEqualTo(200); // REG-012: a page that reloads is not locked out
        assertThat(script.alice(FLOW, "c6", 1, "Contact: <sip:u4@abc.invalid>, <sip:u2@abc.invalid>;expires=0")
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(script.contacts()).hasSize(3);
    }

    @Test
    void a_register_with_more_contacts_than_the_limit_changes_nothing() {
        String five = "Contact: <sip:a@b>, <sip:c@d>, <sip:e@f>, <sip:g@h>, <sip:i@j>";
        assertThat(script.alice(FLOW, "c1", 1, five).getStatusCode()).isEqualTo(403);
        assertThat(script.contacts()).isEmpty();
        assertThat(script.counters.count(Limit.CONTACTS)).isEqualTo(1);
    }

    /** F8, SEC-008. */
    @Test
    void a_path_from_a_client_is_refused() {
        Response refused = script.alice(FLOW, "c1", 1, CONTACT, "Supported: path", "Path: <sip:victim.example;lr>");
        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(script.contacts()).isEmpty();
    }

    /** REG-019 · RFC 3327 §5.3. */
    @Test
    void a_path_from_a_configured_edge_is_stored_and_repeated() {
        FakeFlow edge = new FakeFlow("e", Transport.UDP, new InetSocketAddress("127.0.0.1", 5099));
        Response ok = script.alice(edge, "c1", 1, CONTACT, "Supported: path", "Path: <sip:edge.example;lr>");
        assertThat(ok.getStatusCode()).isEqualTo(200);
        assertThat(SipHeaders.value(ok, "Path")).contains("<sip:edge.example;lr>");
        assertThat(script.bindings().get(0).path()).containsExactly("<sip:edge.example;lr>");
    }
}
