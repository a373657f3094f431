package io.sipwright.scenarios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.cucumberexpressions.Argument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Path DOCS = Path.of("..", "docs");

    private final Vocabulary vocabulary = Vocabulary.load();

    @Test
    void every_step_of_wire_scenarios_has_a_sentence_with_an_example() {
        assertThat(vocabulary.steps().stream().filter(Vocabulary.Step::wire))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.sentence())
                        .as(step.expression().getSource())
                        .isPresent());
    }

    @Test
    void every_example_is_its_own_step_and_no_other() {
        for (Vocabulary.Step step : wire()) {
            for (String example : step.sentence().orElseThrow().examples()) {
                String text = example.lines().findFirst().orElseThrow();
                List<String> matching = new ArrayList<>();
                wire().stream()
                        .filter(other -> other.matches(text))
                        .forEach(other -> matching.add(other.expression().getSource()));
                assertThat(matching).as(text).containsExactly(step.expression().getSource());
            }
        }
    }

    @Test
    void the_groups_of_a_step_are_the_parameters_of_its_method() {
        for (Vocabulary.Step step : wire()) {
            String text = step.example().lines().findFirst().orElseThrow();
            List<Argument<?>> arguments = step.expression().match(text);
            boolean more = step.example().lines().count() > 1;
            assertThat(arguments.size() + (more ? 1 : 0))
                    .as(text)
                    .isEqualTo(step.method().getParameterCount());
        }
    }

    @Test
    void an_unknown_step_is_answered_with_the_nearest() {
        assertThat(vocabulary.knows("desk gets 200")).isFalse();
        assertThat(vocabulary.nearest("desk gets 200", 3)).contains("desk receives 200");
    }

    @Test
    void every_step_of_the_guide_is_known() throws IOException {
        Matcher blocks = Pattern.compile("```gherkin\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve("writing-wire-scenarios.md")));
        List<String> texts = new ArrayList<>();
        while (blocks.find()) {
            blocks.group(1)
                    .lines()
                    .map(String::strip)
                    .filter(l -> l.matches("(Given|When|Then|And|But) .*"))
                    .map(l -> l.replaceFirst("\\w+ ", ""))
                    .forEach(texts::add);
        }
        assertThat(texts)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(vocabulary.knows(text)).as(text).isTrue());
    }

    private List<Vocabulary.Step> wire() {
        return vocabulary.steps().stream().filter(Vocabulary.Step::wire).toList();
    }
}
