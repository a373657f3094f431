package io.sipwright.scenarios.target;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How a target is started for a run. */
public sealed interface Launch {
    /** It is already running; nothing is started. */
    record Nothing() implements Launch {}

    /**
     * A program of this machine.
     *
     * @param words program and arguments, placeholders filled in
     */
    record Command(List<String> words) implements Launch {
        public Command {
            words = List.copyOf(words);
        }

        @Override
        public Command with(List<String> arguments) {
            return new Command(Stream.concat(words.stream(), arguments.stream()).toList());
        }
    }

    /**
     * A container that runs {@code /sipwright/run}, with the values of the target file in its environment.
     *
     * @param folder its content in {@code /sipwright}
     * @param image short name of its image, or a whole reference
     */
    record InContainer(Path folder, String image) implements Launch {}

    /** The same with further arguments; ignored unless it is a command. */
    default Launch with(List<String> arguments) {
        return this;
    }
}
