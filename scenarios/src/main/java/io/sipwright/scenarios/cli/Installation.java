package io.sipwright.scenarios.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the program finds its files.
 *
 * @param home the value of <code>${sipwright.home}</code> in target files
 * @param targets folder of target files, found by name
 * @param defaultTarget name of the target that is tested if none is given
 */
public record Installation(Path home, Path targets, String defaultTarget) {
    /** The file of a target: a path as it is, or a name in the folder of targets. */
    Path targetFile(String nameOrFile) {
        Path file = Path.of(nameOrFile);
        return nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml") || Files.exists(file)
                ? file
                : targets.resolve(nameOrFile + ".yaml");
    }
}
