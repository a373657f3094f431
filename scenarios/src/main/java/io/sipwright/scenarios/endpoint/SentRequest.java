package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that an endpoint has sent, and its result. A request sent again with credentials continues the first:
 * {@link #root()} is the same. Confined to the endpoint's event loop, but for {@link #root()}.
 */
public final class SentRequest {
    private final SipText text;
    private final SentRequest root;
    private final boolean byStep;
    private final Instant at;
    private int attempts;
    private int copies;
    private int answeredCopies;
    private boolean provisional;
    private boolean authenticated;
    private @Nullable SipText finalResponse;
    private @Nullable SipText ack;

    private SentRequest(SipText text, @Nullable SentRequest before, boolean byStep, Instant at) {
        this.text = text;
        this.root = before == null ? this : before.root;
        this.byStep = byStep;
        this.at = at;
    }

    static SentRequest byStep(SipText text, Instant at) {
        return new SentRequest(text, null, true, at);
    }

    /** A request that the endpoint sends automatically: PRACK, or the BYE of the clean-up. */
    static SentRequest byItself(SipText text, Instant at) {
        return new SentRequest(text, null, false, at);
    }

    SentRequest again(SipText withCredentials, Instant now) {
        SentRequest next = new SentRequest(withCredentials, this, byStep, now);
        next.attempts = attempts + 1;
        authenticated = true;
        return next;
    }

    /** Whether its challenge was answered: the same one may come again where it was repeated before (RFC 3261 §8.2.7). */
    boolean isAuthenticated() {
        return authenticated;
    }

    public SipText text() {
        return text;
    }

    /** The request that the step sent first. */
    public SentRequest root() {
        return root;
    }

    boolean byStep() {
        return byStep;
    }

    Instant at() {
        return at;
    }

    /** How often it was answered with credentials. */
    int attempts() {
        return attempts;
    }

    boolean isInvite() {
        return text.method().equals("INVITE");
    }

    /** The endpoint sends it once more. */
    void repeat() {
        copies++;
    }

    /** Whether another final response is the answer to a copy: each copy may draw one (RFC 3261 §17.2). */
    boolean answersCopy() {
        boolean due = answeredCopies < copies;
        answeredCopies += due ? 1 : 0;
        return due;
    }

    void received(SipText response) {
        if (response.status() < 200) {
            provisional = true;
        } else if (finalResponse == null) {
            finalResponse = response;
        }
    }

    boolean isProceeding() {
        return provisional && finalResponse == null;
    }

    boolean isOver() {
        return finalResponse != null;
    }

    @Nullable
    SipText ack() {
        return ack;
    }

    void ack(SipText sent) {
        ack = sent;
    }
}
