package io.sipwright.pstn.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationTest implements Registration.Listener {
    private final UserAgentUnderTest agent = new UserAgentUnderTest();
    private final List<String> log = new ArrayList<>();
    private final Registration registration = new Registration(
            agent.core,
            new Registration.Terms(
                    "sip:example.test",
                    "<sip:alice@example.test>",
                    "a",
                    "reg",
                    expires -> "<sip:alice@10.0.0.1>;expires=" + expires,
                    600),
            this);

    private SipText answer(int status) {
        SipText register = agent.flow.last("REGISTER");
        return register.answer(status, "Said", "b")
                .with("Contact", register.headers("Contact").get(0));
    }

    @Override
    public void registered(int expires) {
        log.add("registered " + expires);
    }

    @Override
    public void notListed() {
        log.add("not listed");
    }

    @Override
    public void refused(int status) {
        log.add("refused " + status);
    }

    @Override
    public void removed(int status) {
        log.add("removed " + status);
    }

    @Test
    void a_binding_is_refreshed_at_half_of_the_time_that_was_granted() {
        registration.register();
        agent.receive(answer(200).with("Contact", "<sip:alice@10.0.0.1>;expires=200"));
        agent.clock.pass(100_000);

        assertThat(log).containsExactly("registered 200");
        assertThat(registration.isRegistered()).isTrue();
        assertThat(agent.flow.timesOf("REGISTER")).startsWith(0L, 100_000L);
        assertThat(agent.flow.last().cseqNumber()).isEqualTo(2);
    }

    @Test
    void an_interval_too_brief_is_asked_for_again_once() {
        registration.register();
        agent.receive(answer(423).with("Min-Expires", "3600"));
        assertThat(agent.flow.last("REGISTER").header("Expires")).contains("3600");
        agent.receive(answer(423).with("Min-Expires", "7200"));

        assertThat(log).containsExactly("refused 423");
    }

    @Test
    void a_200_without_our_contact_is_no_registration() {
        registration.register();
        agent.receive(answer(200).with("Contact", "<sip:bob@10.0.0.2>;expires=600"));

        assertThat(log).containsExactly("not listed");
        assertThat(registration.isRegistered()).isFalse();
    }

    @Test
    void a_removal_asks_for_no_time_and_is_not_refreshed() {
        registration.register();
        agent.receive(answer(200));
        registration.unregister();
        assertThat(agent.flow.last("REGISTER").header("Expires")).contains("0");
        agent.receive(answer(200));
        agent.clock.pass(1_000_000);

        assertThat(log).containsExactly("registered 600", "removed 200");
        assertThat(agent.flow.timesOf("REGISTER")).hasSize(2);
    }

    @Test
    void a_challenge_is_answered_with_the_next_number() {
        registration.register();
        agent.receive(answer(401).with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        agent.receive(answer(200));

        assertThat(agent.flow.last("REGISTER").cseqNumber()).isEqualTo(2);
        assertThat(log).containsExactly("registered 600");
    }

    @Test
    void no_answer_is_a_refusal_with_408() {
        registration.register();
        agent.clock.pass(32_000);

        assertThat(log).containsExactly("refused 408");
    }
}
