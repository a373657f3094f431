package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.plugin.event.DataTableArgument;
import io.cucumber.plugin.event.StepArgument;
import io.sipwright.scenarios.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a scenario needs of its target beyond a WebSocket edge and accounts. What is missing is known from the scenario's text, before anything is
 * started.
 */
final class Prerequisites {
    private static final Pattern FAR_END = Pattern.compile("far end|the [a-z -]+ number\\b|fresh number}");
    private static final Pattern UDP =
            Pattern.compile("over UDP|\\{server(?:\\.ip)?}|a telephone\\b|behind an? [a-z-]+ NAT");

    private static final Pattern OPERATOR = Pattern.compile("the operator's ([a-z]+) number\\b");

    private Prerequisites() {}

    /** What the target lacks for this scenario, and which entries of its file would give it; empty if nothing. */
    static Optional<String> missing(Pickle scenario, Target target) {
        List<String> texts = texts(scenario).toList();
        Optional<String> number = texts.stream()
                .flatMap(text -> OPERATOR.matcher(text).results().map(found -> found.group(1)))
                .filter(word -> target.numbers().keySet().stream()
                        .noneMatch(n -> n.word().equals(word)))
                .findFirst();
        if (number.isPresent()) {
            return Optional.of("needs a number of the operator's: " + number.get() + " of numbers in the target file");
        }
        if (target.trunk().isPresent()) {
            return Optional.empty();
        }
        if (texts.stream().anyMatch(t -> FAR_END.matcher(t).find())) {
            return Optional.of("needs calls from and to the PSTN side: sip and farEnd in the target file");
        }
        return texts.stream().anyMatch(t -> UDP.matcher(t).find())
                ? Optional.of("needs SIP over UDP: sip in the target file")
                : Optional.empty();
    }

    private static Stream<String> texts(Pickle scenario) {
        return scenario.getSteps().stream().flatMap(Prerequisites::texts);
    }

    private static Stream<String> texts(Step step) {
        StepArgument argument = step.getArgument();
        Stream<String> cells = argument instanceof DataTableArgument table
                ? table.cells().stream().flatMap(List::stream)
                : Stream.empty();
        return Stream.concat(Stream.of(step.getText()), cells);
    }
}
