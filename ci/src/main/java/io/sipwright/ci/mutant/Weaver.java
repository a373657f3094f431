package io.sipwright.ci.mutant;

import static net.bytebuddy.matcher.ElementMatchers.nameMatches;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.AllArguments;
import net.bytebuddy.implementation.bind.annotation.Morph;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import org.jspecify.annotations.Nullable;

/** Puts a mutant's twist in place of a method while the server's class loads. */
final class Weaver {
    private final Instrumentation instrumentation;

    Weaver(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    void weave(Mutant mutant) {
        new AgentBuilder.Default()
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .type(named(mutant.fault().className()))
                .transform((builder, type, loader, module, domain) -> builder.method(
                                nameMatches(mutant.fault().method()))
                        .intercept(MethodDelegation.withDefaultConfiguration()
                                .withBinders(Morph.Binder.install(MethodOverride.Original.class))
                                .to(new Delegate(mutant.fault().twist().get()))))
                .installOn(instrumentation);
    }

    /** What the altered method calls. Public because the server's classes must reach it. */
    public static final class Delegate {
        private final MethodOverride twist;

        Delegate(MethodOverride twist) {
            this.twist = twist;
        }

        /** Called by the altered method. */
        @RuntimeType
        public @Nullable Object call(
                @AllArguments @Nullable Object[] arguments, @Morph MethodOverride.Original original) {
            return twist.apply(arguments, original);
        }
    }
}
