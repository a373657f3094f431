package io.sipwright.scenarios.endpoint;

/**
 * What an endpoint does without being asked by a step.
 *
 * @param authenticates answers challenges to its requests with its account
 * @param acknowledges sends ACK for final responses to INVITE, and PRACK for reliable provisional ones
 * @param answers answers what a user agent answers by itself: 100 to INVITE, 200 to CANCEL, BYE, PRACK, OPTIONS and NOTIFY
 * @param repeats repeats what gets no response over UDP (RFC 3261 §17)
 * @param keepsConnection answers Ping and Close frames
 */
public record Habits(
        boolean authenticates, boolean acknowledges, boolean answers, boolean repeats, boolean keepsConnection) {
    public static final Habits ALL = new Habits(true, true, true, true, true);

    /** Which does nothing by itself. */
    public static final Habits NONE = new Habits(false, false, false, false, false);

    /** Which acknowledges nothing. */
    public Habits withoutAcknowledging() {
        return new Habits(authenticates, false, answers, repeats, keepsConnection);
    }

    /** Which answers no challenge. */
    public Habits withoutAuthenticating() {
        return new Habits(false, acknowledges, answers, repeats, keepsConnection);
    }

    /** Which answers nothing. */
    public Habits withoutAnswering() {
        return new Habits(authenticates, acknowledges, false, repeats, keepsConnection);
    }

    /** Which repeats nothing. */
    public Habits withoutRepeating() {
        return new Habits(authenticates, acknowledges, answers, false, keepsConnection);
    }
}
