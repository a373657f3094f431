package io.sipwright.scenarios.judge;

import static io.sipwright.scenarios.judge.Scene.named;
import static io.sipwright.scenarios.judge.Scene.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureCauseTest {
    @Test
    void requirements_with_the_same_cause_and_remedy_are_one_failure() {
        RunRecord run = run(
                named("a").ruling("NAT-004", broken("no route to .invalid")),
                named("b").ruling("NAT-007", broken("no route to .invalid")),
                named("c").ruling("MED-001", broken("one-way audio")));

        List<FailureCause> causes = FailureCause.of(run);

        assertThat(causes).extracting(FailureCause::cause).containsExactly("no route to .invalid", "one-way audio");
        assertThat(causes.get(0).remedy()).isEqualTo("fix_nated_register");
        assertThat(causes.get(0).requirements())
                .extracting(o -> o.requirement().id())
                .containsExactly("NAT-004", "NAT-007");
    }

    @Test
    void known_failures_come_last_and_apart_from_others_with_their_cause() {
        List<KnownFailure> known = List.of(new KnownFailure("NAT-004", "", "not bought yet", ""));
        RunRecord run = run(
                known,
                named("a").ruling("NAT-004", broken("no route to .invalid")),
                named("b").ruling("NAT-007", broken("no route to .invalid")));

        assertThat(FailureCause.of(run)).extracting(FailureCause::known).containsExactly(false, true);
    }

    private static Finding broken(String cause) {
        return Finding.fail("e", "a", "w", cause).withRemedy("fix_nated_register");
    }
}
