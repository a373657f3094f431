package io.sipwright.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.wire.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StepsCommandTest {
    @Test
    void docs_steps_is_what_the_command_writes() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "steps.md")))
                .as("write it anew with: sipwright steps --markdown --output docs/steps.md")
                .isEqualTo(StepsCommand.markdown(Vocabulary.load()));
    }
}
