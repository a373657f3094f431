package io.sipwright.scenarios.endpoint;

/**
 * What an endpoint does automatically.
 *
 * @param authenticates answers challenges to its requests with its account
 * @param acknowledges sends ACK for final responses to INVITE, and PRACK for reliable provisional ones
 * @param answers sends 100 to INVITE, and 200 to CANCEL, BYE, PRACK, OPTIONS and NOTIFY
 * @param repeats retransmits over UDP (RFC 3261 §17)
 * @param keepsConnection answers Ping and Close frames
 */
public record Habits(
        boolean authenticates, boolean acknowledges, boolean answers, boolean repeats, boolean keepsConnection) {
    public static final Habits ALL = new Habits(true, true, true, true, true);

    /** Does nothing automatically. */
    public static final Habits NONE = new Habits(false, false, false, false, false);

    /** The same without ACK and PRACK. */
    public Habits withoutAcknowledging() {
        return new Habits(authenticates, false, answers, repeats, keepsConnection);
    }

    /** The same without digest. */
    public Habits withoutAuthenticating() {
        return new Habits(false, acknowledges, answers, repeats, keepsConnection);
    }

    /** The same without automatic answers. */
    public Habits withoutAnswering() {
        return new Habits(authenticates, acknowledges, false, repeats, keepsConnection);
    }

    /** The same without retransmission. */
    public Habits withoutRepeating() {
        return new Habits(authenticates, acknowledges, answers, false, keepsConnection);
    }
}
