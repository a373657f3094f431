package io.sipwright.scenarios.mutant;

import io.sipwright.scenarios.yaml.YamlException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds files beside features whose name ends in {@code mutants.yaml}: the built-in ones, or those of a folder. */
public final class MutantFiles {
    private static final String FILE = "mutants.yaml";
    private static final String OWN = "/io/sipwright/scenarios/features";

    private final MutantReader reader;

    public MutantFiles(MutantReader reader) {
        this.reader = reader;
    }

    /** The built-in mutants, by file and in their order there. */
    public List<Mutant> own() {
        URL features = Objects.requireNonNull(MutantFiles.class.getResource(OWN), "no features in this program");
        try {
            return at(features.openConnection());
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the features of this program cannot be read", e);
        }
    }

    /** @param features a folder, or one in a jar */
    List<Mutant> at(URLConnection features) throws URISyntaxException, IOException {
        if (!(features instanceof JarURLConnection inJar)) {
            return in(Path.of(features.getURL().toURI()));
        }
        // A file system that is opened by its URI is the only one of its jar in the process. Cucumber opens such a one.
        try (FileSystem jar =
                FileSystems.newFileSystem(Path.of(inJar.getJarFileURL().toURI()))) {
            return in(jar.getPath("/" + inJar.getEntryName()));
        }
    }

    /**
     * The mutants below a folder.
     *
     * @throws YamlException if a file is invalid, or two mutants have the same name
     */
    public List<Mutant> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Mutant> mutants = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(FILE)).sorted().toList()) {
                for (Mutant mutant : read(file)) {
                    if (!names.add(mutant.name())) {
                        throw new YamlException(
                                file.toString(), 1, "another file has a mutant " + mutant.name() + " too");
                    }
                    mutants.add(mutant);
                }
            }
            return mutants;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Mutant> read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            return reader.read(file.toString(), text);
        }
    }
}
