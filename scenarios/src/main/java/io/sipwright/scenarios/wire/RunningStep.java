package io.sipwright.scenarios.wire;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepStarted;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tracks the step that runs on each thread: whether it is a Given, a When or a Then, and its text. */
public final class RunningStep implements ConcurrentEventListener {
    /** The kind of a step; And and But have the kind of the step before. */
    enum Part {
        GIVEN,
        WHEN,
        THEN
    }

    private record State(TestCase scenario, Part part, String text) {}

    private static final ThreadLocal<@Nullable State> STATE = new ThreadLocal<>();

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestCaseStarted.class, e -> STATE.set(new State(e.getTestCase(), Part.GIVEN, "")));
        publisher.registerHandlerFor(TestStepStarted.class, e -> {
            State before = STATE.get();
            if (before != null && e.getTestStep() instanceof PickleStepTestStep step) {
                Part part = part(step.getStep().getKeyword(), before.part());
                STATE.set(new State(
                        before.scenario(),
                        part,
                        step.getStep().getKeyword().strip() + " "
                                + step.getStep().getText()));
            }
        });
    }

    private static Part part(String keyword, Part before) {
        return switch (keyword.strip().toLowerCase(Locale.ROOT)) {
            case "given" -> Part.GIVEN;
            case "when" -> Part.WHEN;
            case "then" -> Part.THEN;
            default -> before;
        };
    }

    static Part part() {
        State state = STATE.get();
        return state == null ? Part.GIVEN : state.part();
    }

    /** Keyword and text. */
    static String text() {
        State state = STATE.get();
        return state == null ? "" : state.text();
    }

    /** The texts of all steps of the scenario that runs on this thread. */
    static List<String> allTexts() {
        State state = STATE.get();
        return state == null
                ? List.of()
                : state.scenario().getTestSteps().stream()
                        .filter(PickleStepTestStep.class::isInstance)
                        .map(s -> ((PickleStepTestStep) s).getStep().getText())
                        .toList();
    }
}
