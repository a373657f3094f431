package io.sipwright.scenarios.rule;

import io.sipwright.scenarios.evidence.Call;
import java.util.function.Predicate;

/** How far a call must have come before a rule can be judged. */
public enum Stage {
    /** The rule needs no call. */
    NONE(call -> true),
    /** The caller has sent its INVITE. */
    DIALLED(call -> call.dialled().isPresent()),
    /** The INVITE has reached the callee. */
    REACHED(call -> call.reached().isPresent()),
    /** The browser called and received an answer to its offer. */
    NEGOTIATED(call -> call.negotiation().isPresent()),
    /** The callee has sent its 2xx. */
    ANSWERED(call -> call.answer().isPresent()),
    /** The caller has the 2xx. */
    ESTABLISHED(call -> call.established().isPresent()),
    /** Either end has sent BYE. */
    HUNG_UP(call -> !call.phone().sent().requests("BYE").none()
            || !call.farEnd().sent().requests("BYE").none());

    private final Predicate<Call> reached;

    Stage(Predicate<Call> reached) {
        this.reached = reached;
    }

    boolean reachedBy(Call call) {
        return reached.test(call);
    }
}
