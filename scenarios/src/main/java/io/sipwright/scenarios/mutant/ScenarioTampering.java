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
 * The rules of one mutant for the scenarios of a run, each of which gets an engine of its own: what one scenario has seen
 * decides nothing in another. Safe for any thread.
 */
public final class ScenarioTampering {
    private final List<TamperRule> rules;
    private final ScopedTampering farEnd;
    private final long seed;
    private final AtomicLong applied = new AtomicLong();

    /**
     * @param rules what is done; none leaves everything as it is
     * @param farEnd what the far end's transports go through, shared by all scenarios
     * @param seed of rules that apply by chance
     */
    public ScenarioTampering(List<TamperRule> rules, ScopedTampering farEnd, long seed) {
        this.rules = List.copyOf(rules);
        this.farEnd = farEnd;
        this.seed = seed;
    }

    /** One that lets everything pass. */
    public static ScenarioTampering none() {
        return new ScenarioTampering(List.of(), new ScopedTampering(), 0);
    }

    /** Begins a scenario that has these users and numbers to itself. */
    public InScenario begin(Collection<String> users) {
        return new InScenario(users);
    }

    /** How many units were tampered with, over all scenarios that have ended. */
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

        /** What the scenario's own transports go through. */
        public Tampering stage() {
            return rules.isEmpty() ? Tampering.NONE : stage;
        }

        /** Calls of the far end from or to this number are the scenario's too. */
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
