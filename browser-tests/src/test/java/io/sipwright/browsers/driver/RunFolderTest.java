package io.sipwright.browsers.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path folder;

    @Test
    void its_path_leaves_room_for_a_browsers_sockets_however_long_the_wished_one_is() throws IOException {
        for (int length = 1; length <= 120; length++) {
            Path wished = folder.resolve("x".repeat(length));

            try (RunFolder made = RunFolder.within(wished, "chromium")) {
                assertThat(made.path().toString()).hasSizeLessThanOrEqualTo(RunFolder.LONGEST);
            }
        }
    }

    @Test
    void it_lies_within_the_wished_folder_when_that_has_a_short_path() throws IOException {
        Path wished = Files.createTempDirectory(Path.of("/tmp"), "s");

        try (RunFolder made = RunFolder.within(wished, "chromium")) {
            assertThat(made.path().getParent()).isEqualTo(wished);
        }
        assertThat(wished).isEmptyDirectory();
        Files.delete(wished);
    }
}
