package io.sipwright.scenarios.mutant;

import io.sipwright.pstn.tamper.ScopedTampering;
import io.sipwright.pstn.tamper.TamperEngine;
import io.sipwright.pstn.tamper.TamperRule;
import io.sipwright.pstn.tamper.TamperStage;
import io.sipwright.pstn.wire.Tampering;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rules of one mutant for the scenarios of a run. Each scenario has its own engine, so scenarios do not affect each
 * other. Safe for any thread.
 */
public final class ScenarioTampering {
    private final List<TamperRule> rules;
    private final ScopedTampering farEnd;
    private final long seed;
    private final AtomicLong applied = new AtomicLong();

    /**
     * @param rules the rules; none leaves everything unchanged
     * @param farEnd the stage of the far end's transports, shared by all scenarios
     * @param seed of rules that apply by chance
     */
    public ScenarioTampering(List<TamperRule> rules, ScopedTampering farEnd, long seed) {
        this.rules = List.copyOf(rules);
        this.farEnd = farEnd;
        this.seed = seed;
    }

    /** No tampering. */
    public static ScenarioTampering none() {
        return new ScenarioTampering(List.of(), new ScopedTampering(), 0);
    }

    /** Begins a scenario that owns these users and numbers. */
    public InScenario begin(Collection<String> users) {
        return new InScenario(users);
    }

    /** The number of changed units in all ended scenarios. */
    public long applied() {
        return applied.get();
    }

    /** The tampering of one scenario, until it is closed. */
    public final class InScenario implements AutoCloseable {
        private final TamperStage stage = new TamperStage(new TamperEngine(rules, new Random(seed)));
        private final ScopedTampering.Scope scope = farEnd.begin(stage);

        private InScenario(Collection<String> users) {
            users.forEach(scope::owns);
        }

        /** The stage of the scenario's own transports. */
        public Tampering stage() {
            return rules.isEmpty() ? Tampering.NONE : stage;
        }

        /** Adds a number: calls of the far end from or to it belong to the scenario too. */
        public void owns(String number) {
            scope.owns(number);
        }

        @Override
        public void close() {
            scope.close();
            stage.close();
            applied.addAndGet(stage.applied());
        }
    }
}
