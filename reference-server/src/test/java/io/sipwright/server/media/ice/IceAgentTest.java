package io.sipwright.server.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.media.stun.BindingRequest;
import io.sipwright.server.media.stun.BindingResponse;
import io.sipwright.server.media.stun.Integrity;
import io.sipwright.server.media.stun.StunWriter;
import io.sipwright.server.sdp.IceCredentials;
import java.util.List;
import org.junit.jupiter.api.Test;

class IceAgentTest {
    private final Peer peer = new Peer(IceRole.CONTROLLED);

    private static StunWriter.Check check(long priority, boolean controlling) {
        return new StunWriter.Check(priority, controlling, Peer.TIE_BREAKER, true);
    }

    @Test
    void a_check_that_comes_before_the_answer_is_answered_at_once_and_returned_when_the_answer_is_there() {
        peer.checks(Peer.HOME, false);
        assertThat(peer.answered(Peer.HOME)).singleElement().satisfies(answer -> {
            assertThat(answer.success()).isTrue();
            assertThat(answer.integrity().madeWith(peer.agentSecret.password())).isTrue();
        });
        assertThat(peer.checked(Peer.HOME)).isEmpty();

        peer.describes();
        assertThat(peer.checked(Peer.HOME)).singleElement().satisfies(returned -> {
            assertThat(returned.username()).isEqualTo(peer.secret.ufrag() + ":" + peer.agentSecret.ufrag());
            assertThat(returned.integrity().madeWith(peer.secret.password())).isTrue();
            assertThat(returned.controlled()).isPresent();
            assertThat(returned.useCandidate()).isFalse();
        });
        assertThat(peer.validated()).containsExactly(Peer.HOME);
    }

    @Test
    void nothing_is_sent_anywhere_before_a_check_of_ours_has_succeeded() {
        peer.answersNoMore().describes().checks(Peer.HOME, true);
        assertThat(peer.agent.destination()).isNull();

        peer.answer(peer.checked(Peer.HOME).get(0), Peer.HOME, peer.secret.password());
        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);
    }

    @Test
    void an_answer_from_elsewhere_or_with_a_foreign_password_validates_nothing() {
        peer.answersNoMore().describes().checks(Peer.HOME, true);
        BindingRequest check = peer.checked(Peer.HOME).get(0);

        peer.answer(check, Peer.HOME, peer.agentSecret.password());
        assertThat(peer.validated()).isEmpty();
        peer.answer(check, Peer.OTHER, peer.secret.password());
        assertThat(peer.validated()).isEmpty();
        assertThat(peer.agent.destination()).isNull();
    }

    @Test
    void a_check_without_the_password_is_refused_and_forms_no_pair() {
        peer.describes();
        BindingRequest wrong = peer.request(check(100, true), peer.secret.password());
        BindingRequest bare = new BindingRequest(
                wrong.transaction(),
                wrong.username(),
                wrong.priority(),
                true,
                wrong.controlling(),
                wrong.controlled(),
                List.of(),
                Integrity.none());

        peer.effects.addAll(peer.agent.request(wrong, Peer.HOME, 0));
        peer.effects.addAll(peer.agent.request(bare, Peer.HOME, 0));

        assertThat(peer.answered(Peer.HOME)).extracting(BindingResponse::error).containsExactly(401, 400);
        assertThat(peer.agent.heard()).isEmpty();
        assertThat(peer.checked(Peer.HOME)).isEmpty();
    }

    @Test
    void an_attribute_that_must_be_understood_and_is_not_is_named() {
        BindingRequest right = peer.request(check(100, true), peer.agentSecret.password());
        BindingRequest strange = new BindingRequest(
                right.transaction(),
                right.username(),
                right.priority(),
                true,
                right.controlling(),
                right.controlled(),
                List.of(0x7FFE),
                right.integrity());

        peer.effects.addAll(peer.agent.request(strange, Peer.HOME, 0));

        assertThat(peer.answered(Peer.HOME)).extracting(BindingResponse::error).containsExactly(420);
    }

    @Test
    void media_goes_to_the_first_pair_that_works_until_another_is_nominated() {
        peer.describes().checks(Peer.HOME, false).checks(Peer.OTHER, false);
        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);

        peer.passes(5).checks(Peer.OTHER, true);
        assertThat(peer.agent.destination()).isEqualTo(Peer.OTHER);
    }

    @Test
    void a_peer_that_nominates_with_each_check_means_the_pair_with_the_highest_priority() {
        peer.describes().checks(Peer.HOME, check(200, true)).checks(Peer.OTHER, check(100, true));
        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);

        peer.checks(Peer.OTHER, check(300, true));
        assertThat(peer.agent.destination()).isEqualTo(Peer.OTHER);
    }

    @Test
    void a_nomination_is_kept_until_our_own_check_has_succeeded() {
        StunWriter.Check ordinary = new StunWriter.Check(100, true, Peer.TIE_BREAKER, false);
        peer.describes().checks(Peer.OTHER, false).answersNoMore();
        peer.checks(Peer.HOME, true).checks(Peer.HOME, ordinary);
        peer.answer(peer.checked(Peer.HOME).get(0), Peer.HOME, peer.secret.password());

        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);
    }

    @Test
    void a_peer_that_goes_over_to_a_lesser_pair_is_followed_and_its_further_checks_of_the_first_change_nothing() {
        StunWriter.Check first = new StunWriter.Check(200, true, Peer.TIE_BREAKER, false);
        peer.describes().checks(Peer.HOME, check(200, true)).checks(Peer.OTHER, check(100, true));
        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);

        peer.checks(Peer.HOME, first).checks(Peer.OTHER, check(100, true)).checks(Peer.HOME, first);
        assertThat(peer.agent.destination()).isEqualTo(Peer.OTHER);
    }

    @Test
    void a_peer_that_is_no_longer_heard_on_its_pair_may_nominate_a_lesser_one() {
        peer.describes().checks(Peer.HOME, check(200, true)).passes(9).checks(Peer.OTHER, check(100, true));

        assertThat(peer.agent.destination()).isEqualTo(Peer.OTHER);
    }

    @Test
    void a_peer_whose_address_has_changed_without_its_knowledge_is_followed() { // MED-006
        peer.describes().agrees().checks(Peer.HOME, true);
        peer.movesTo(Peer.OTHER).checks(Peer.OTHER, false);
        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);

        peer.passes(2);
        assertThat(peer.agent.destination()).isEqualTo(Peer.OTHER);
        assertThat(peer.effects).contains(new IceEffect.Selected(Peer.OTHER));
        peer.passes(60);
        assertThat(peer.failures()).isEmpty();
    }

    @Test
    void a_peer_that_checks_another_pair_too_keeps_the_selected_one() {
        peer.describes().agrees().checks(Peer.HOME, true).checks(Peer.OTHER, false);
        peer.passes(10).checks(Peer.OTHER, false).passes(10);
        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);
    }

    @Test
    void the_controlling_agent_nominates_the_first_pair_that_works_and_no_other() {
        Peer controlled = new Peer(IceRole.CONTROLLING);
        controlled
                .describes()
                .checks(Peer.HOME, false)
                .checks(Peer.OTHER, false)
                .passes(60);

        assertThat(controlled.checked(Peer.HOME).stream().filter(BindingRequest::useCandidate))
                .hasSize(1);
        assertThat(controlled.checked(Peer.OTHER).stream().filter(BindingRequest::useCandidate))
                .isEmpty();
        assertThat(controlled.agent.destination()).isEqualTo(Peer.HOME);
    }

    @Test
    void a_check_is_repeated_at_longer_and_longer_intervals_and_then_given_up() {
        peer.answersNoMore().describes().checks(Peer.HOME, true).passes(1);
        assertThat(peer.checked(Peer.HOME)).as("at 0 and 500 ms").hasSize(2);
        peer.passes(28);
        assertThat(peer.checked(Peer.HOME)).as("and 1.5, 3.5, 7.5, 15.5 s").hasSize(6);
        assertThat(peer.checked(Peer.HOME).stream()
                        .map(BindingRequest::transaction)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void each_check_of_the_peer_s_triggers_one_of_ours_as_long_as_none_has_succeeded() {
        peer.answersNoMore().describes().checks(Peer.HOME, true).checks(Peer.HOME, true);
        List<BindingRequest> checks = peer.checked(Peer.HOME);
        assertThat(checks).hasSize(2);

        peer.answer(checks.get(0), Peer.HOME, peer.secret.password());
        assertThat(peer.validated()).as("the answer to the first still counts").containsExactly(Peer.HOME);
        peer.checks(Peer.HOME, true);
        assertThat(peer.checked(Peer.HOME)).hasSize(2);
    }

    @Test
    void when_no_pair_works_within_30_s_the_session_says_so_once() {
        peer.answersNoMore().describes().agrees().checks(Peer.HOME, true).passes(29);
        assertThat(peer.failures()).isEmpty();
        peer.passes(60);
        assertThat(peer.failures()).containsExactly("ICE found no working pair (RFC 8445 §8.1.2)");
    }

    @Test
    void ringing_for_minutes_is_no_failure() { // PRX-016
        peer.describes().passes(600);
        assertThat(peer.failures()).isEmpty();
        peer.agrees().checks(Peer.HOME, true).passes(60);
        assertThat(peer.failures()).isEmpty();
        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);
    }

    @Test
    void a_browser_that_never_checks_after_the_answer_is_a_failure_once_its_time_is_over() {
        peer.describes().passes(240);
        peer.agrees().passes(31);
        assertThat(peer.failures()).containsExactly("ICE found no working pair (RFC 8445 §8.1.2)");
    }

    @Test
    void consent_is_asked_for_every_4_to_6_s_as_long_as_it_is_given() {
        peer.describes().checks(Peer.HOME, true).passes(180);

        assertThat(peer.failures()).isEmpty();
        assertThat(peer.checked(Peer.HOME)).hasSizeBetween(1 + 180 / 6, 1 + 180 / 4);
    }

    @Test
    void consent_that_is_not_renewed_ends_after_30_s_and_nothing_is_sent_any_more() {
        peer.describes().checks(Peer.HOME, true).answersNoMore().passes(29);
        assertThat(peer.failures()).isEmpty();
        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);

        peer.passes(2).answersAgain().checks(Peer.HOME, true).passes(60);
        assertThat(peer.failures()).containsExactly("the browser no longer answers consent checks (RFC 7675 §5.1)");
        assertThat(peer.agent.destination()).isNull();
    }

    @Test
    void an_error_is_no_consent_and_does_not_end_the_pair_at_once() {
        peer.describes().checks(Peer.HOME, true).answersNoMore().passes(7);
        peer.refuse(peer.checked(Peer.HOME).get(1), 400);
        assertThat(peer.agent.destination()).isEqualTo(Peer.HOME);
        peer.passes(24);
        assertThat(peer.failures()).hasSize(1);
    }

    @Test
    void of_two_controlled_agents_the_one_with_the_greater_tie_breaker_takes_the_lead() {
        peer.describes().checks(Peer.HOME, new StunWriter.Check(100, false, 0, false));

        assertThat(peer.answered(Peer.HOME)).extracting(BindingResponse::error).containsExactly(0);
        assertThat(peer.checked(Peer.HOME))
                .allMatch(check -> check.controlling().isPresent());
    }

    @Test
    void of_two_controlled_agents_the_one_with_the_lesser_tie_breaker_answers_487() {
        peer.describes().checks(Peer.HOME, new StunWriter.Check(100, false, -1, false));

        assertThat(peer.answered(Peer.HOME)).extracting(BindingResponse::error).containsExactly(487);
        assertThat(peer.checked(Peer.HOME)).isEmpty();
    }

    @Test
    void of_two_controlling_agents_the_one_with_the_lesser_tie_breaker_gives_way() {
        Peer both = new Peer(IceRole.CONTROLLING);
        both.describes().checks(Peer.HOME, new StunWriter.Check(100, true, -1, true));

        assertThat(both.checked(Peer.HOME)).allMatch(check -> check.controlled().isPresent());
        assertThat(both.agent.destination()).isEqualTo(Peer.HOME);
    }

    @Test
    void a_check_that_is_refused_for_its_role_is_sent_again_in_the_other_one() {
        peer.answersNoMore().describes().checks(Peer.HOME, false);
        peer.refuse(peer.checked(Peer.HOME).get(0), 487);

        assertThat(peer.checked(Peer.HOME)).hasSize(2);
        assertThat(peer.checked(Peer.HOME).get(1).controlling()).isPresent();
    }

    @Test
    void another_branch_s_credentials_are_used_for_checks_from_then_on() {
        IceCredentials other = IceCredentials.create();
        peer.answersNoMore();
        peer.effects.addAll(peer.agent.credentials(other, 0));
        peer.checksAs(other, Peer.HOME).describes();

        List<BindingRequest> checks = peer.checked(Peer.HOME);
        assertThat(checks.get(0).integrity().madeWith(peer.secret.password())).isFalse();
        assertThat(checks.get(1).integrity().madeWith(peer.secret.password())).isTrue();
        peer.answer(checks.get(0), Peer.HOME, peer.secret.password());
        assertThat(peer.validated()).as("the other branch's check is forgotten").isEmpty();
    }
}
