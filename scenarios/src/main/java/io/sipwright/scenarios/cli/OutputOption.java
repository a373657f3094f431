package io.sipwright.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --output}: the text of a command goes to a file instead of the terminal. */
final class OutputOption {
    @Option(names = "--output", paramLabel = "FILE", description = "Writes to a file instead of the terminal.")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    void write(String text) throws IOException {
        if (file != null) {
            Files.writeString(file, text);
        } else {
            PrintWriter out = command.commandLine().getOut();
            out.print(text);
            out.flush();
        }
    }
}
