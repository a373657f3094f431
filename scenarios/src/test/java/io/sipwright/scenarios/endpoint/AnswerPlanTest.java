package io.sipwright.scenarios.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerPlanTest {
    @Test
    void answers_come_one_after_the_other() {
        AnswerPlan plan = AnswerPlan.parse("180, then 200 \"Very Well\" after 1.5 s");
        assertThat(plan.answers()).extracting(AnswerPlan.Answer::status).containsExactly(180, 200);
        assertThat(plan.answers().get(1).delay()).isEqualTo(Duration.ofMillis(1500));
        assertThat(plan.answers().get(1).reason()).hasValue("Very Well");
    }

    @Test
    void a_reliable_answer_has_a_description_and_a_dialog() {
        AnswerPlan.Answer answer = AnswerPlan.parse("a reliable 183 with description A in dialog \"one\"")
                .answers()
                .get(0);
        assertThat(answer.reliable()).isTrue();
        assertThat(answer.description()).isEqualTo(Optional.of("A"));
        assertThat(answer.dialog()).isEqualTo(Optional.of("one"));
    }

    @Test
    void nothing_is_a_plan_too_and_nonsense_is_none() {
        assertThat(AnswerPlan.parse("nothing").answers()).isEmpty();
        assertThat(AnswerPlan.parse("180 and nothing more").answers()).hasSize(1);
        assertThatThrownBy(() -> AnswerPlan.parse("busy")).hasMessageContaining("\"busy\" is no answer");
    }
}
