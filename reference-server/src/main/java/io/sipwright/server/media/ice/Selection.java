package io.sipwright.server.media.ice;

import org.jspecify.annotations.Nullable;

/** The pair that carries media, and the peer's consent to it: the selected one, before nomination the first that worked. */
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

    /** The peer has answered a check of ours. */
    void worked(CandidatePair answered, long now) {
        if (pair == null) {
            use(answered, now);
        } else if (pair == answered) {
            consent.given(now);
        }
    }

    /** A pair that works is nominated (RFC 8445 §8.1.2); whether it is selected now and was not before. */
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
