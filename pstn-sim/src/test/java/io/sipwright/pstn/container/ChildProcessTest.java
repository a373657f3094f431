package io.sipwright.pstn.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final ProcessBuilder SLEEP = new ProcessBuilder("sh", "-c", "sleep 600 & wait");

    @TempDir
    Path parent;

    private Path orphan(String note) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("sipwright-target-1@1-77"));
        Files.writeString(folder.resolve("process"), note);
        return folder;
    }

    @Test
    void a_process_that_is_closed_has_ended_with_what_it_started() throws Exception {
        ChildProcess owned = ChildProcess.start(SLEEP, "target");
        ProcessHandle shell = owned.process().toHandle();
        ProcessHandle child = awaitChild(shell);

        owned.close();

        assertThat(shell.isAlive()).isFalse();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void the_process_of_a_killed_run_is_ended_with_the_note_of_it() throws Exception {
        Process left = SLEEP.start();
        Path folder = orphan(Owner.of(left.toHandle()).label());

        assertThat(OwnedFolder.removeOrphans(parent)).isOne();

        assertThat(left.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).doesNotExist();
    }

    @Test
    void another_process_that_has_the_noted_number_by_now_is_left_alone() throws Exception {
        Process somebody = SLEEP.start();
        try {
            orphan(somebody.pid() + "@1");

            assertThat(OwnedFolder.removeOrphans(parent)).isZero();
            assertThat(somebody.isAlive()).isTrue();
        } finally {
            somebody.descendants().forEach(ProcessHandle::destroy);
            somebody.destroy();
        }
    }

    @Test
    void a_program_that_is_not_there_leaves_no_note() {
        ProcessBuilder nowhere = new ProcessBuilder("/nowhere/at/all");

        assertThatThrownBy(() -> ChildProcess.start(nowhere, "nowhere")).isInstanceOf(IOException.class);

        assertThat(Path.of(System.getProperty("java.io.tmpdir"))
                        .toFile()
                        .list((d, name) -> name.contains("sipwright-nowhere-")))
                .isEmpty();
    }

    private static ProcessHandle awaitChild(ProcessHandle shell) {
        while (shell.children().findFirst().isEmpty()) {
            Thread.onSpinWait();
        }
        return shell.children().findFirst().orElseThrow();
    }
}
