package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.wire.Sentence;
import io.sipwright.scenarios.wire.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sipwright steps}: the vocabulary of wire scenarios, with examples. */
@Command(
        name = "steps",
        mixinStandardHelpOptions = true,
        description = "Lists the steps that scenarios may use, with examples.")
final class StepsCommand implements Callable<Integer> {
    @Option(names = "--markdown", description = "As the Markdown page docs/steps.md.")
    private boolean markdown;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        Vocabulary vocabulary = Vocabulary.load();
        String text = markdown ? markdown(vocabulary) : plain(vocabulary);
        output.write(text);
        return 0;
    }

    private static Map<String, List<Sentence>> byTopic(Vocabulary vocabulary) {
        Map<String, List<Sentence>> topics = new LinkedHashMap<>();
        vocabulary.steps().stream()
                .flatMap(s -> s.sentence().stream())
                .distinct()
                .forEach(s -> topics.computeIfAbsent(s.topic(), t -> new ArrayList<>())
                        .add(s));
        return topics;
    }

    private static String plain(Vocabulary vocabulary) {
        StringBuilder text = new StringBuilder();
        byTopic(vocabulary).forEach((topic, sentences) -> {
            text.append(topic).append("\n\n");
            for (Sentence sentence : sentences) {
                List.of(sentence.examples()).forEach(e -> text.append("  ")
                        .append(e.replace("\n", "\n  "))
                        .append('\n'));
                text.append("      ").append(sentence.does()).append("\n\n");
            }
        });
        text.append("Phones in browsers\n\n");
        vocabulary.steps().stream()
                .filter(s -> !s.wire())
                .forEach(s -> text.append("  ").append(s.example()).append('\n'));
        return text.toString();
    }

    /** The page docs/steps.md. */
    static String markdown(Vocabulary vocabulary) {
        StringBuilder text =
                new StringBuilder("# Steps\n\nMade by `sipwright steps --markdown`; a test keeps it up to date. How"
                        + " to write scenarios: [writing-wire-scenarios.md](writing-wire-scenarios.md).\n");
        byTopic(vocabulary).forEach((topic, sentences) -> {
            text.append("\n## ").append(topic).append("\n");
            for (Sentence sentence : sentences) {
                text.append("\n```gherkin\n")
                        .append(String.join("\n", sentence.examples()))
                        .append("\n```\n")
                        .append(sentence.does())
                        .append('\n');
            }
        });
        text.append("\n## Phones in browsers\n\n");
        vocabulary.steps().stream()
                .filter(s -> !s.wire())
                .forEach(s -> text.append("- `").append(s.example()).append("`\n"));
        return text.toString();
    }
}
