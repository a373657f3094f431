package io.sipwright.server.media.ice;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pair for media and the peer's consent: the selected pair, or before nomination the first that worked. A peer whose NAT forgets
 * its binding checks us from another address and does not nominate again: it does not know. So a check over another pair makes us ask over
 * the selected one, and where no answer comes the other one takes its place.
 */
final class Selection { // MED-005 · RFC 8445 §12.1
    /** Two transmissions of a check (RFC 8445 §14.3). */
    private static final long FOR_AN_ANSWER = TimeUnit.MILLISECONDS.toNanos(1500);

    private final Consent consent = new Consent();
    private @Nullable CandidatePair pair;
    private @Nullable CandidatePair rival;
    private long answerBy;
    private boolean made;

    @Nullable
    CandidatePair pair() {
        return pair;
    }

    Consent consent() {
        return consent;
    }

    /** Whether the pair was nominated. */
    boolean made() {
        return made;
    }

    /** The peer has answered one of our checks. */
    void worked(CandidatePair answered, long now) {
        if (pair == null) {
            use(answered, now);
        } else if (pair == answered) {
            consent.given(now);
            rival = null;
        }
    }

    /** The peer has checked this working pair; returns whether to ask over the selected one whether it still works. */
    boolean doubted(CandidatePair checked, long now) {
        if (checked == pair) {
            rival = null;
            return false;
        }
        boolean first = rival == null && made && pair != null;
        if (first) {
            answerBy = now + FOR_AN_ANSWER;
        }
        rival = made && pair != null ? checked : null;
        return first;
    }

    /** Whether the selected pair has not answered and another one has taken its place. */
    boolean replaced(long now) { // MED-006 · RFC 8445 §7.3.1.3
        CandidatePair next = rival;
        if (next == null || answerBy - now > 0) {
            return false;
        }
        use(next, now);
        return true;
    }

    /** Nanoseconds until another pair may take the place of the selected one. */
    long untilReplaced(long now) {
        return rival == null ? Long.MAX_VALUE : answerBy - now;
    }

    /** A working pair is nominated (RFC 8445 §8.1.2); returns whether it is newly selected. */
    boolean nominated(CandidatePair valid, long now) {
        CandidatePair before = pair;
        if (!made || before == null || before != valid && valid.replaces(before, now)) {
            made = true;
            use(valid, now);
            return true;
        }
        return false;
    }

    void end() {
        pair = null;
    }

    private void use(CandidatePair next, long now) {
        rival = null;
        if (pair != next) {
            pair = next;
            consent.given(now);
            consent.asked(now);
        }
    }
}
