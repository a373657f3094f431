package io.sipwright.scenarios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.wire.ControlCall.Trouble;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlCallTest {
    private static final Optional<Trouble> WELL = Optional.empty();
    private static final Optional<Trouble> SILENT = Optional.of(new Trouble("a voice", "silence", "", "MED-024"));

    private final ControlCall control = new ControlCall();
    private final Deque<Optional<Trouble>> calls = new ArrayDeque<>();

    @Test
    void a_call_that_works_is_placed_once() {
        calls.addAll(List.of(WELL, SILENT));

        assertThat(trouble()).isEmpty();
        assertThat(trouble()).isEmpty();
        assertThat(calls).hasSize(1);
    }

    @Test
    void a_call_that_fails_once_is_placed_again() {
        calls.addAll(List.of(SILENT, WELL, SILENT));

        assertThat(trouble()).isEmpty();
        assertThat(trouble()).isEmpty();
        assertThat(calls).hasSize(1);
    }

    @Test
    void after_two_failures_every_scenario_gets_the_same_reason() {
        calls.addAll(List.of(SILENT, SILENT, WELL));

        assertThat(trouble()).isEqualTo(SILENT);
        assertThat(trouble()).isEqualTo(SILENT);
        assertThat(calls).hasSize(1);
    }

    private Optional<Trouble> trouble() {
        return control.trouble(calls::removeFirst);
    }
}
