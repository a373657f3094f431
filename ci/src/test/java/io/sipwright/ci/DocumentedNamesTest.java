package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes, packages, configuration keys and paths that docs and README name exist. */
class DocumentedNamesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern CLASS = Pattern.compile("([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)(?:\\.[a-z]\\w*)?");
    private static final Pattern ARCHITECTURE_CLASS = Pattern.compile("([A-Z]\\w*[a-z]\\w*)");
    private static final Pattern DOTTED = Pattern.compile("[a-z]\\w*(?:\\.[a-z]\\w*)+");
    private static final Pattern PATH =
            Pattern.compile("(?:ci|docs|build|bench|scenarios|reference-server|pstn-sim)/[\\w./-]+");

    /** Packages of libraries, and file names without a folder. */
    private static final Pattern FOREIGN =
            Pattern.compile("(?:gov|javax|org|project)\\..*|.*\\.(?:yaml|json|xml|html|ndjson|svg|conf|cfg|md|sip)");

    private final Set<String> classes;
    private final Set<String> packages;
    private final String configuration;

    DocumentedNamesTest() throws IOException {
        List<Path> sources = files(".java");
        classes = sources.stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        packages = sources.stream()
                .map(file ->
                        file.resolveSibling("").toString().replace('\\', '/').replace('/', '.'))
                .collect(Collectors.toSet());
        configuration = Files.readString(
                ROOT.resolve("reference-server/src/main/resources/io/sipwright/server/reference.yaml"));
    }

    @Test
    void names_in_code_type_on_the_documentation_pages_exist() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Path page : pages()) {
            Matcher quoted = QUOTED.matcher(Files.readString(page));
            while (quoted.find()) {
                String name = quoted.group(1);
                if (isName(page, name) && !exists(name)) {
                    unknown.add(page.getFileName() + ": " + name);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** On the architecture page every capitalised word in code type is a class; elsewhere it may be SIP. */
    private static boolean isName(Path page, String name) {
        return CLASS.matcher(name).matches()
                || DOTTED.matcher(name).matches()
                || PATH.matcher(name).matches()
                || (page.endsWith("architecture.md")
                        && ARCHITECTURE_CLASS.matcher(name).matches());
    }

    private boolean exists(String name) {
        Matcher type = CLASS.matcher(name);
        if (PATH.matcher(name).matches()) {
            return Files.exists(ROOT.resolve(name));
        }
        if (DOTTED.matcher(name).matches()) {
            return FOREIGN.matcher(name).matches()
                    || packages.stream().anyMatch(found -> found.endsWith("." + name))
                    || isKey(name);
        }
        return classes.contains(type.matches() ? type.group(1) : name);
    }

    /** Whether the reference server's configuration has each part of a dotted key. */
    private boolean isKey(String name) {
        return Stream.of(name.split("\\."))
                .allMatch(part -> Pattern.compile("(?m)^[ {#-]*" + part + ":|[{,] *" + part + ":")
                        .matcher(configuration)
                        .find());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            docs.filter(file -> file.toString().endsWith(".md")),
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")))
                    .filter(file -> !file.endsWith("requirements.md") && !file.endsWith("steps.md"))
                    .toList();
        }
    }

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Stream.of("pstn-sim", "scenarios", "browser-tests", "reference-server", "ci", "bench")
                .map(module -> ROOT.resolve(module).resolve("src"))
                .flatMap(DocumentedNamesTest::walk)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
