package io.sipwright.pstn.tamper;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.Traffic.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to each unit, by the rules of one mutant and for one scenario. Each rule matches the original
 * unit; those that apply change it in order, and the last one with an action decides what happens to it. Has no thread
 * and no socket; the time is passed with each unit. Safe for any thread.
 */
public final class TamperEngine {
    private static final int MOST_SWAPPED = 1000;

    private final List<RuleState> rules = new ArrayList<>();
    private final RandomGenerator random;
    private final Map<String, byte[]> kept = new HashMap<>();
    private final Map<String, List<byte[]>> swapped = new HashMap<>();
    private long applied;

    /** @param random for rules that apply by chance; the caller prints its seed */
    public TamperEngine(List<TamperRule> rules, RandomGenerator random) {
        rules.forEach(rule -> this.rules.add(new RuleState(rule)));
        this.random = random;
    }

    /**
     * Decides what happens to a unit.
     *
     * @param nanos now, on a clock that never goes back
     */
    public synchronized List<Step> decide(Traffic traffic, long nanos) {
        Match.Unit unit = new Match.Unit(traffic);
        List<RuleState> applying = new ArrayList<>();
        boolean before = true;
        for (RuleState state : rules) {
            boolean predecessor = before;
            before = state.fired;
            if (state.applies(traffic, unit, nanos, predecessor, random)) {
                applying.add(state);
            }
        }
        return applying.isEmpty() ? untouched(traffic) : tampered(traffic, applying, nanos);
    }

    /** The number of units that a rule has changed or moved: a mutant that changed nothing has proved nothing. */
    public synchronized long applied() {
        return applied;
    }

    private List<Step> untouched(Traffic traffic) {
        List<byte[]> waiting = swapped.remove(flow(traffic));
        if (waiting == null) {
            return List.of(Step.now(traffic.bytes()));
        }
        List<Step> steps = new ArrayList<>(List.of(Step.now(traffic.bytes())));
        waiting.forEach(bytes -> steps.add(Step.now(bytes)));
        return steps;
    }

    private List<Step> tampered(Traffic traffic, List<RuleState> applying, long nanos) {
        byte[] bytes = traffic.bytes();
        Action action = new Action.Pass();
        long windowEnd = 0;
        for (RuleState state : applying) {
            state.fired = true;
            if (!state.rule.keep().isEmpty()) {
                kept.put(state.rule.keep(), traffic.bytes());
            }
            bytes = altered(traffic.kind(), bytes, state.rule);
            if (!(state.rule.action() instanceof Action.Pass)) {
                action = state.rule.action();
                windowEnd = state.windowEnd(nanos);
            }
        }
        applied += action instanceof Action.Pass && Arrays.equals(bytes, traffic.bytes()) ? 0 : 1;
        return steps(traffic, bytes, action, windowEnd);
    }

    private static byte[] altered(Kind kind, byte[] before, TamperRule rule) {
        byte[] after = before;
        for (Change change : rule.changes()) {
            after = change.apply(after);
        }
        return kind == Kind.SIP && after != before && !rule.keepLength() ? SipChanges.withLength(before, after) : after;
    }

    private List<Step> steps(Traffic traffic, byte[] bytes, Action action, long untilWindowEnds) {
        if (action instanceof Action.Drop) {
            return List.of();
        } else if (action instanceof Action.Delay delay) {
            return List.of(new Step(delay.time().toNanos(), new Step.Pass(bytes)));
        } else if (action instanceof Action.HoldBack) {
            return List.of(new Step(untilWindowEnds, new Step.Pass(bytes)));
        } else if (action instanceof Action.Repeat repeat) {
            return repeated(bytes, repeat);
        } else if (action instanceof Action.Swap) {
            List<byte[]> waiting = swapped.computeIfAbsent(flow(traffic), key -> new ArrayList<>());
            if (waiting.size() < MOST_SWAPPED) {
                waiting.add(bytes);
            }
            return List.of();
        } else if (action instanceof Action.Redirect redirect) {
            return List.of(new Step(0, new Step.PassTo(redirect.to(), bytes)));
        } else if (action instanceof Action.Close close) {
            return List.of(new Step(0, new Step.Close(close.code())));
        } else if (action instanceof Action.Answer answer) {
            return answered(traffic, answer.status());
        } else if (action instanceof Action.Instead instead) {
            return earlier(instead.kept());
        } else if (action instanceof Action.Also also) {
            List<Step> both = new ArrayList<>(List.of(Step.now(bytes)));
            both.addAll(earlier(also.kept()));
            return both;
        }
        return List.of(Step.now(bytes));
    }

    private static List<Step> repeated(byte[] bytes, Action.Repeat repeat) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < repeat.times(); i++) {
            steps.add(new Step(repeat.distance().toNanos() * i, new Step.Pass(bytes)));
        }
        return steps;
    }

    /** An ACK has no response; it is only dropped. */
    private static List<Step> answered(Traffic traffic, int status) {
        SipText request = SipText.parse(traffic.bytes());
        if (!request.isRequest() || request.method().equals("ACK")) {
            return List.of();
        }
        SipText response = request.answer(status, SipChanges.reasonOf(status), status > 100 ? "tampered" : "");
        return List.of(new Step(0, new Step.Answer(response.bytes())));
    }

    private List<Step> earlier(String name) {
        byte[] bytes = kept.get(name);
        return bytes == null ? List.of() : List.of(Step.now(bytes));
    }

    private static String flow(Traffic traffic) {
        return traffic.kind() + " " + traffic.direction() + " " + traffic.party() + " " + traffic.call();
    }

    /** A rule and its counters. */
    private static final class RuleState {
        private final TamperRule rule;
        private long seen;
        private long seenBefore;
        private boolean fired;
        private @Nullable Long began;

        RuleState(TamperRule rule) {
            this.rule = rule;
        }

        boolean applies(
                Traffic traffic, Match.Unit unit, long nanos, boolean predecessorFired, RandomGenerator random) {
            boolean awaited = rule.on().occurrence() instanceof Occurrence.Nth nth && nth.afterRule();
            boolean described = rule.on().describes(traffic, unit);
            if (!began(traffic, unit, nanos, described, random) || awaited && !predecessorFired || !described) {
                return false;
            }
            return rule.window().isOpen(nanos - beginning(nanos))
                    && rule.on().occurrence().applies(++seen, random);
        }

        private boolean began(Traffic traffic, Match.Unit unit, long nanos, boolean described, RandomGenerator random) {
            if (began != null) {
                return true;
            }
            boolean begins = rule.window()
                    .after()
                    .map(after ->
                            after.describes(traffic, unit) && after.occurrence().applies(++seenBefore, random))
                    .orElse(described);
            began = begins ? (Long) nanos : null;
            return begins && rule.window().after().isEmpty();
        }

        private long beginning(long nanos) {
            return began == null ? nanos : began;
        }

        long windowEnd(long nanos) {
            long end = rule.window().endNanos();
            return end == Long.MAX_VALUE ? 0 : Math.max(0, beginning(nanos) + end - nanos);
        }
    }
}
