package io.sipwright.ci.mutant;

import static net.bytebuddy.matcher.ElementMatchers.nameMatches;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.AllArguments;
import net.bytebuddy.implementation.bind.annotation.Morph;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import org.jspecify.annotations.Nullable;

/** Makes the methods that mutants alter ask, at each call, whether the fault is switched on. Works while classes load. */
final class Weaver {
    private final Instrumentation instrumentation;
    private final ActiveMutant active;

    Weaver(Instrumentation instrumentation, ActiveMutant active) {
        this.instrumentation = instrumentation;
        this.active = active;
    }

    void weave(List<WovenMutant> mutants) {
        Map<String, String> methods = mutants.stream()
                .collect(Collectors.groupingBy(
                        m -> m.fault().className(),
                        Collectors.mapping(m -> m.fault().method(), Collectors.joining("|"))));
        methods.forEach(this::weave);
    }

    private void weave(String type, String methods) {
        new AgentBuilder.Default()
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .type(named(type))
                .transform((builder, description, loader, module, domain) -> builder.method(nameMatches(methods))
                        .intercept(MethodDelegation.withDefaultConfiguration()
                                .withBinders(Morph.Binder.install(MethodOverride.Original.class))
                                .to(new Delegate(type, active))))
                .installOn(instrumentation);
    }

    /** What the altered methods call. Public because the server's classes must reach it. */
    public static final class Delegate {
        private final String type;
        private final ActiveMutant active;

        Delegate(String type, ActiveMutant active) {
            this.type = type;
            this.active = active;
        }

        /** Called by the altered method. */
        @RuntimeType
        public @Nullable Object call(
                @Origin Method method,
                @AllArguments @Nullable Object[] arguments,
                @Morph MethodOverride.Original original) {
            return active.call(type, method.getName(), arguments, original);
        }
    }
}
