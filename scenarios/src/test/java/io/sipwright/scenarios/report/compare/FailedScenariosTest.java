package io.sipwright.scenarios.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.report.ReportWriter;
import io.sipwright.scenarios.report.SampleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedScenariosTest {
    @TempDir
    private Path folder;

    @Test
    void what_failed_or_could_not_be_ruled_on_is_repeated_and_known_failures_are_not()
            throws IOException, ReportUnreadableException {
        ReportWriter.write(SampleRun.failing(), folder);

        FailedScenarios failed = FailedScenarios.read(folder);

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.places())
                .containsExactlyInAnyOrder(
                        "register.feature:13", "pstn.feature:9", "pstn.feature:21", "hostile.feature:3");
        assertThat(failed.browsers()).containsExactlyInAnyOrder("firefox", "scripted");
        assertThat(failed.broken()).isEmpty();
    }

    @Test
    void a_lane_that_did_not_run_is_named() throws IOException, ReportUnreadableException {
        ReportWriter.write(Scene.run(List.of(), "Chromium is not installed."), folder);

        assertThat(FailedScenarios.read(folder).broken()).containsExactly("chromium/jssip: Chromium is not installed.");
    }

    @Test
    void a_folder_without_a_report_is_refused() {
        assertThatThrownBy(() -> FailedScenarios.read(folder))
                .isInstanceOf(ReportUnreadableException.class)
                .hasMessageContaining("There is no report");
    }
}
