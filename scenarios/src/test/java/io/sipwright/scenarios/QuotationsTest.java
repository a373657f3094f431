package io.sipwright.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A quoted block of the documentation, below a line with its file's name, occurs in that file line by line, apart from
 * indentation.
 */
class QuotationsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern QUOTATION = Pattern.compile("(?m)^`([\\w./-]+)`:\\n```\\w*\\n((?s:.*?))^```$");

    /**
     * A quotation.
     *
     * @param page that has it
     * @param file that it names
     * @param text what it quotes
     */
    record Quotation(String page, String file, String text) {
        @Override
        public String toString() {
            return page + " quotes " + file + ": "
                    + text.lines().findFirst().orElse("").strip();
        }
    }

    static List<Quotation> quotations() throws IOException {
        List<Quotation> all = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            for (Path page :
                    pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
                Matcher matcher = QUOTATION.matcher(Files.readString(page));
                while (matcher.find()) {
                    all.add(new Quotation(page.getFileName().toString(), matcher.group(1), matcher.group(2)));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("quotations")
    void a_quotation_stands_in_the_file_that_it_names(Quotation quotation) throws IOException {
        assertThat(stripped(Files.readString(ROOT.resolve(quotation.file())))).contains(stripped(quotation.text()));
    }

    @Test
    void adding_a_requirement_quotes_a_slice_of_each_form() throws IOException {
        assertThat(quotations())
                .filteredOn(q -> q.page().equals("adding-a-requirement.md"))
                .extracting(Quotation::file)
                .anyMatch(file -> file.contains("/features/registrar/"))
                .anyMatch(file -> file.contains("/rule/"))
                .anyMatch(file -> file.contains("/invariant/"))
                .anyMatch(file -> file.contains("/features/call/"))
                .anyMatch(file -> file.endsWith("mutants.yaml"));
    }

    private static String stripped(String text) {
        StringBuilder lines = new StringBuilder("\n");
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> lines.append(line)
                .append('\n'));
        return lines.toString();
    }
}
