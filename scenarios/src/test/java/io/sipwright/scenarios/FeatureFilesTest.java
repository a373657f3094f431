package io.sipwright.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.requirement.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Features and mutants are filed by family. */
class FeatureFilesTest {
    private static final Path ROOT = Path.of("src/main/resources/io/sipwright/scenarios/features");

    @Test
    void each_feature_is_in_the_folder_of_a_family() throws IOException {
        assertThat(files(".feature")).isNotEmpty().allMatch(f -> f.getNameCount() == 2);
    }

    /** Reports and {@code --rerun-failed} name a scenario by file name and line. */
    @Test
    void no_two_features_have_the_same_file_name() throws IOException {
        assertThat(files(".feature")).extracting(Path::getFileName).doesNotHaveDuplicates();
    }

    @Test
    void a_mutant_is_in_the_folder_of_a_feature_that_names_its_requirement() throws IOException {
        Map<String, Set<String>> ruledOn = new TreeMap<>();
        for (Path feature : files(".feature")) {
            ruledOn.computeIfAbsent(family(feature), f -> new TreeSet<>()).addAll(ids(read(feature)));
        }
        for (Path mutants : files(".mutants.yaml")) {
            if (mutants.getNameCount() == 1) {
                continue; // lawful.mutants.yaml is for all families
            }
            String owners = read(mutants)
                    .lines()
                    .filter(line -> line.startsWith("  requirement:"))
                    .collect(Collectors.joining("\n"));
            assertThat(ids(owners)).as(mutants.toString()).isNotEmpty().isSubsetOf(ruledOn.get(family(mutants)));
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(f -> f.toString().endsWith(ending))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static String family(Path file) {
        return file.getName(0).toString();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static Set<String> ids(String text) {
        return Catalogue.ID.matcher(text).results().map(m -> m.group()).collect(Collectors.toSet());
    }
}
