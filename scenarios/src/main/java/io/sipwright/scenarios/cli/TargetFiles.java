package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.target.Placeholders;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The target files of an installation. Stateless and safe for any thread.
 *
 * @param installation where they are
 * @param requirements knows whether the catalogue has an id
 */
public record TargetFiles(Installation installation, Predicate<String> requirements) {
    /**
     * Reads one.
     *
     * @param nameOrFile a name in the folder of targets, or a path
     * @param settings what stands for <code>${name}</code> in its launch command beside the standard ones
     * @throws WrongUsage when there is no such file
     * @throws io.sipwright.scenarios.yaml.YamlFault when it breaks a rule
     */
    public Target read(String nameOrFile, Map<String, String> settings) {
        Path file = installation.targetFile(nameOrFile);
        Map<String, String> values =
                new HashMap<>(Placeholders.standard(installation.home()).values());
        values.putAll(settings);
        try (Reader text = Files.newBufferedReader(file)) {
            return new TargetReader(requirements, new Placeholders(values)).read(file.toString(), text);
        } catch (IOException e) {
            throw new WrongUsage("The target file " + file + " cannot be read.", e);
        }
    }
}
