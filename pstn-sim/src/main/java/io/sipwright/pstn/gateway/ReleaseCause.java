package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.Params;
import io.sipwright.pstn.sip.SipText;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why the PSTN side released a call (ITU-T Q.850 §2.2.7). Immutable and safe for any thread.
 *
 * @param number the cause value, 1 to {@value #LAST}
 */
public record ReleaseCause(int number) {
    static final ReleaseCause NORMAL_CLEARING = new ReleaseCause(16);
    static final ReleaseCause NORMAL_UNSPECIFIED = new ReleaseCause(31);
    static final ReleaseCause TIMER_EXPIRY = new ReleaseCause(102);

    private static final int LAST = 127;
    private static final String PROTOCOL = "Q.850";

    public ReleaseCause {
        if (number < 1 || number > LAST) {
            throw new IllegalArgumentException(number + " is not a cause value of Q.850");
        }
    }

    /** The cause of this number; empty where Q.850 has no such value. */
    public static Optional<ReleaseCause> of(int number) {
        return number >= 1 && number <= LAST ? Optional.of(new ReleaseCause(number)) : Optional.empty();
    }

    /**
     * The cause for a final failure of an INVITE (RFC 3398 §8.2.6.1). 488 and 606, for which the RFC needs their
     * Warning, and 487, which it does not list, are {@code 31 normal, unspecified} like every status that it does not
     * list.
     */
    public static ReleaseCause ofStatus(int status) {
        return of(CauseTables.ofStatus(status)).orElse(NORMAL_UNSPECIFIED);
    }

    /** The cause that a value of the Reason header gives, such as {@code Q.850;cause=17} (RFC 3326 §2). */
    public static Optional<ReleaseCause> ofReason(String value) {
        Params params = Params.parse(value);
        boolean ours = params.list().stream()
                .findFirst()
                .filter(p -> p.name().equalsIgnoreCase(PROTOCOL) && p.value().isEmpty())
                .isPresent();
        return params.get("cause")
                .filter(cause -> ours && cause.matches("\\d{1,3}"))
                .flatMap(cause -> of(Integer.parseInt(cause)));
    }

    /** The cause in a message: a request (RFC 3326 §2) or a response (RFC 6432). */
    static Optional<ReleaseCause> statedIn(SipText message) {
        return message.values("Reason").stream()
                .map(ReleaseCause::ofReason)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The cause implied by the end of a call if no message gives one; for BYE and CANCEL also by RFC 3398 §8.2.6.1. */
    static Optional<ReleaseCause> implied(CallEnd end, OptionalInt finalStatus) {
        return switch (end) {
            case NOT_ENDED -> Optional.empty();
            case BYE_SENT, BYE_RECEIVED, CANCEL_SENT, CANCEL_RECEIVED -> Optional.of(NORMAL_CLEARING);
            case REJECTED -> Optional.of(ofStatus(finalStatus.orElse(0)));
            case TIMED_OUT -> Optional.of(TIMER_EXPIRY);
        };
    }

    /** Number and standard name, {@code 17 user busy}; only the number for a rare one. */
    @Override
    public String toString() {
        return (number + " " + CauseTables.name(number)).strip();
    }
}
