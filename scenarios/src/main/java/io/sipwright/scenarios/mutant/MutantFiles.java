package io.sipwright.scenarios.mutant;

import io.sipwright.scenarios.yaml.YamlException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
            URI uri = features.toURI();
            if (!uri.getScheme().equals("jar")) {
                return in(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return in(jar.getPath(OWN));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the features of this program cannot be read", e);
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
