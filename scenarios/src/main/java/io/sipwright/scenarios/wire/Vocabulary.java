package io.sipwright.scenarios.wire;

import io.cucumber.core.resource.ClasspathScanner;
import io.cucumber.cucumberexpressions.Expression;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every step that scenarios may use, read from the annotations beside its code. Immutable. */
public final class Vocabulary {
    /** Where the steps of wire scenarios are. */
    public static final String WIRE = "io.sipwright.scenarios.wire";
    /** Where the steps of phones in browsers are. */
    public static final String PHONES = "io.sipwright.scenarios.step";

    /**
     * One step.
     *
     * @param expression what its text must match
     * @param wire whether it is of wire scenarios
     * @param method its code
     */
    public record Step(Expression expression, boolean wire, Method method) {
        /** Its documentation; empty for a step that has none. */
        public Optional<Sentence> sentence() {
            return Optional.ofNullable(method.getAnnotation(Sentence.class));
        }

        public boolean matches(String text) {
            return expression.match(text) != null;
        }

        private String topic() {
            return sentence().map(Sentence::topic).orElse("");
        }

        /** An example of it, or its expression. */
        public String example() {
            return sentence().map(s -> s.examples()[0]).orElse(expression.getSource());
        }
    }

    private final List<Step> steps;

    private Vocabulary(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The steps of both kinds. */
    public static Vocabulary load() {
        List<Step> steps = new ArrayList<>(steps(WIRE, true));
        steps.addAll(steps(PHONES, false));
        return new Vocabulary(steps);
    }

    private static List<Step> steps(String root, boolean wire) {
        List<Method> methods = new ClasspathScanner(Vocabulary.class::getClassLoader)
                .scanForClassesInPackage(root).stream()
                        .sorted(Comparator.comparing(Class::getName))
                        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                        .toList();
        ParameterTypeRegistry types = new ParameterTypeRegistry(Locale.ENGLISH);
        methods.forEach(m -> Optional.ofNullable(m.getAnnotation(io.cucumber.java.ParameterType.class))
                .ifPresent(a -> types.defineParameterType(
                        new ParameterType<>(m.getName(), a.value(), String.class, (String text) -> text))));
        ExpressionFactory expressions = new ExpressionFactory(types);
        List<Step> steps = new ArrayList<>();
        for (Method method : methods) {
            for (Annotation annotation : method.getAnnotations()) {
                expression(annotation)
                        .ifPresent(e -> steps.add(new Step(expressions.createExpression(e), wire, method)));
            }
        }
        steps.sort(Comparator.comparing(Step::topic).thenComparing(Step::example));
        return steps;
    }

    private static Optional<String> expression(Annotation annotation) {
        if (annotation instanceof Given given) {
            return Optional.of(given.value());
        }
        if (annotation instanceof When when) {
            return Optional.of(when.value());
        }
        return annotation instanceof Then then ? Optional.of(then.value()) : Optional.empty();
    }

    public List<Step> steps() {
        return steps;
    }

    /** Whether any step has this text. */
    public boolean knows(String text) {
        return steps.stream().anyMatch(s -> s.matches(text));
    }

    /** Whether every one of these texts is a step of wire scenarios. */
    public boolean isWire(List<String> texts) {
        return texts.stream().allMatch(t -> steps.stream().anyMatch(s -> s.wire() && s.matches(t)));
    }

    /** The examples that are most like this text. */
    public List<String> nearest(String text, int count) {
        List<String> examples = new ArrayList<>();
        for (Step step : steps) {
            step.sentence()
                    .ifPresentOrElse(s -> examples.addAll(List.of(s.examples())), () -> examples.add(step.example()));
        }
        return examples.stream()
                .map(e -> e.lines().findFirst().orElse(e))
                .distinct()
                .sorted(Comparator.comparingDouble(e -> -likeness(text, e)))
                .limit(count)
                .toList();
    }

    /** The share of words that both have. */
    private static double likeness(String one, String other) {
        List<String> a = List.of(one.split("\\W+"));
        List<String> b = List.of(other.split("\\W+"));
        long shared = a.stream().filter(b::contains).count();
        return 2.0 * shared / (a.size() + b.size());
    }
}
