package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.target.Placeholders;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetReader;
import io.sipwright.scenarios.yaml.YamlException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
     * @param settings further values for <code>${name}</code> in its launch command
     * @throws WrongUsageException when there is no such file, or it cannot be read
     * @throws io.sipwright.scenarios.yaml.YamlException when it breaks a rule
     */
    public Target read(String nameOrFile, Map<String, String> settings) {
        Path file = installation.targetFile(nameOrFile);
        Map<String, String> values =
                new HashMap<>(Placeholders.standard(installation.home()).values());
        values.putAll(settings);
        return new TargetReader(requirements, new Placeholders(values))
                .read(file.toString(), new StringReader(text(file)));
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw new WrongUsageException("The target file " + file + " is a folder.");
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new WrongUsageException("There is no target file " + file + ".", e);
        } catch (IOException e) {
            throw new WrongUsageException("The target file " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(input, text, true);
        if (result.isError()) {
            long line = 1 + text.flip().chars().filter(c -> c == '\n').count();
            throw new YamlException(file.toString(), Math.toIntExact(line), "a target file must be UTF-8 text");
        }
        return text.flip().toString();
    }
}
