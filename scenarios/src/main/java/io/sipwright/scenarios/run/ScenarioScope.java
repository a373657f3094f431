package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.target.Target;
import java.util.Optional;

/**
 * Which scenarios run that have to be asked for.
 *
 * @param slow those that wait for minutes
 * @param nats those that walk the NATs
 * @param operators those that call numbers which others run
 * @param intrusive those that open connections by the hundred, or may multiply requests in a target that has the fault
 */
public record ScenarioScope(boolean slow, boolean nats, boolean operators, boolean intrusive) {
    private static final String SLOW = "@slow";
    private static final String NATS = "@nat";
    private static final String OPERATORS = "@operator";
    private static final String INTRUSIVE = "@intrusive";

    /**
     * What may run against a target: one that the run starts itself, or that is on this machine, has no other users. Where our gateway
     * is the far end, it shows more than numbers that others run.
     *
     * @param nats whether the user named any
     * @param asked whether the user asked for intrusive scenarios
     */
    public static ScenarioScope of(Target target, boolean slow, boolean nats, boolean asked) {
        boolean operators = target.trunk().isEmpty() || !target.numbers().isEmpty();
        return new ScenarioScope(slow, nats, operators, asked || !target.isRemote());
    }

    boolean admits(Pickle scenario) {
        return leftOut(scenario).isEmpty();
    }

    /** Why a scenario does not run; empty where it does. */
    Optional<String> leftOut(Pickle scenario) {
        if (isSlow(scenario) && !slow) {
            return Optional.of("its scenario waits for minutes and runs only with --slow");
        }
        if (scenario.getTags().contains(NATS) && !nats) {
            return Optional.of("its scenario walks the NATs and runs only with --nat");
        }
        if (scenario.getTags().contains(OPERATORS) && !operators) {
            return Optional.of("its scenario calls numbers of the operator's: numbers in the target file");
        }
        return scenario.getTags().contains(INTRUSIVE) && !intrusive
                ? Optional.of(
                        "its scenario loads the target, which is not on this machine, and runs only with --intrusive")
                : Optional.empty();
    }

    static boolean isSlow(Pickle scenario) {
        return scenario.getTags().contains(SLOW);
    }
}
