package io.sipwright.server.media.ice;

import org.jspecify.annotations.Nullable;

/** The pair for media and the peer's consent: the selected pair, or before nomination the first that worked. */
final class Selection { // MED-005 · RFC 8445 §12.1
    private final Consent consent = new Consent();
    private @Nullable CandidatePair pair;
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
        }
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
        if (pair != next) {
            pair = next;
            consent.given(now);
            consent.asked(now);
        }
    }
}
