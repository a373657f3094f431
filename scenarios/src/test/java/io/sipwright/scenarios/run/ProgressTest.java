package io.sipwright.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Scene;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private long now = 5;

    @Test
    void a_line_says_how_far_the_run_is_and_for_how_long_it_has_run() {
        List<String> lines = new ArrayList<>();
        Progress progress = new Progress(302, lines::add, () -> now);
        now += 83_000_000_000L;

        progress.ended(Scene.named("a call").passes("NAT-004").record());
        progress.ended(Scene.named("another").fails("NAT-004", "478\nlonger").record());

        assertThat(lines)
                .containsExactly(
                        "  1/302 1:23  chromium/jssip   pass            1.5 s  a call",
                        "  2/302 1:23  chromium/jssip   fail            1.5 s  another  <- 478");
    }
}
