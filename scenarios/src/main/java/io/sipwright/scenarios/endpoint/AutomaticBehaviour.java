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
public record AutomaticBehaviour(
        boolean authenticates, boolean acknowledges, boolean answers, boolean repeats, boolean keepsConnection) {
    public static final AutomaticBehaviour ALL = new AutomaticBehaviour(true, true, true, true, true);

    /** Does nothing automatically. */
    public static final AutomaticBehaviour NONE = new AutomaticBehaviour(false, false, false, false, false);

    /** The same without ACK and PRACK. */
    public AutomaticBehaviour withoutAcknowledging() {
        return new AutomaticBehaviour(authenticates, false, answers, repeats, keepsConnection);
    }

    /** The same without digest. */
    public AutomaticBehaviour withoutAuthenticating() {
        return new AutomaticBehaviour(false, acknowledges, answers, repeats, keepsConnection);
    }

    /** The same without automatic answers. */
    public AutomaticBehaviour withoutAnswering() {
        return new AutomaticBehaviour(authenticates, acknowledges, false, repeats, keepsConnection);
    }

    /** The same without retransmission. */
    public AutomaticBehaviour withoutRepeating() {
        return new AutomaticBehaviour(authenticates, acknowledges, answers, false, keepsConnection);
    }
}
