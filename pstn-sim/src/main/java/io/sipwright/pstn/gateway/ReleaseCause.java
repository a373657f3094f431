package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.Params;
import io.sipwright.pstn.sip.SipText;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why the telephone network released a call (ITU-T Q.850 §2.2.7). Immutable and safe for any thread.
 *
 * @param number the cause value, 1 to {@value #LAST}
 */
public record ReleaseCause(int number) {
    static final ReleaseCause NORMAL_CLEARING = new ReleaseCause(16);
    static final ReleaseCause NORMAL_UNSPECIFIED = new ReleaseCause(31);
    static final ReleaseCause TIMER_EXPIRY = new ReleaseCause(102);

    private static final int LAST = 127;
    private static final String PROTOCOL = "Q.850";

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "unallocated number"),
            Map.entry(16, "normal call clearing"),
            Map.entry(17, "user busy"),
            Map.entry(18, "no user responding"),
            Map.entry(19, "no answer from user"),
            Map.entry(20, "subscriber absent"),
            Map.entry(21, "call rejected"),
            Map.entry(22, "number changed"),
            Map.entry(25, "exchange routing error"),
            Map.entry(26, "non-selected user clearing"),
            Map.entry(27, "destination out of order"),
            Map.entry(28, "invalid number format"),
            Map.entry(31, "normal, unspecified"),
            Map.entry(34, "no circuit or channel available"),
            Map.entry(38, "network out of order"),
            Map.entry(41, "temporary failure"),
            Map.entry(42, "switching equipment congestion"),
            Map.entry(58, "bearer capability not presently available"),
            Map.entry(63, "service or option not available"),
            Map.entry(79, "service or option not implemented"),
            Map.entry(88, "incompatible destination"),
            Map.entry(102, "recovery on timer expiry"),
            Map.entry(127, "interworking, unspecified"));

    /** The table of RFC 3398 §8.2.6.1, by SIP status. What it leaves out is {@link #NORMAL_UNSPECIFIED}. */
    private static final Map<Integer, Integer> BY_STATUS = Map.ofEntries(
            Map.entry(400, 41),
            Map.entry(401, 21),
            Map.entry(402, 21),
            Map.entry(403, 21),
            Map.entry(404, 1),
            Map.entry(405, 63),
            Map.entry(406, 79),
            Map.entry(407, 21),
            Map.entry(408, 102),
            Map.entry(410, 22),
            Map.entry(413, 127),
            Map.entry(414, 127),
            Map.entry(415, 79),
            Map.entry(416, 127),
            Map.entry(420, 127),
            Map.entry(421, 127),
            Map.entry(423, 127),
            Map.entry(480, 18),
            Map.entry(481, 41),
            Map.entry(482, 25),
            Map.entry(483, 25),
            Map.entry(484, 28),
            Map.entry(485, 1),
            Map.entry(486, 17),
            Map.entry(500, 41),
            Map.entry(501, 79),
            Map.entry(502, 38),
            Map.entry(503, 41),
            Map.entry(504, 102),
            Map.entry(505, 127),
            Map.entry(513, 127),
            Map.entry(600, 17),
            Map.entry(603, 21),
            Map.entry(604, 1));

    public ReleaseCause {
        if (number < 1 || number > LAST) {
            throw new IllegalArgumentException(number + " is no cause value of Q.850");
        }
    }

    /** The cause of this number; empty where Q.850 has no such value. */
    public static Optional<ReleaseCause> of(int number) {
        return number >= 1 && number <= LAST ? Optional.of(new ReleaseCause(number)) : Optional.empty();
    }

    /**
     * The cause that a final failure of an INVITE stands for (RFC 3398 §8.2.6.1). 488 and 606, which the RFC tells apart by
     * their Warning, and 487, for which it has none, are {@code 31 normal, unspecified} like every status that it does not list.
     */
    public static ReleaseCause ofStatus(int status) {
        return Optional.ofNullable(BY_STATUS.get(status)).map(ReleaseCause::new).orElse(NORMAL_UNSPECIFIED);
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

    /** The cause that a message states: a request (RFC 3326 §2) or a response (RFC 6432). */
    static Optional<ReleaseCause> statedIn(SipText message) {
        return message.values("Reason").stream()
                .map(ReleaseCause::ofReason)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The cause that the end of a call implies where nobody states one; BYE and CANCEL are by RFC 3398 §8.2.6.1 too. */
    static Optional<ReleaseCause> implied(CallEnd end, OptionalInt finalStatus) {
        return switch (end) {
            case NOT_ENDED -> Optional.empty();
            case BYE_SENT, BYE_RECEIVED, CANCEL_SENT, CANCEL_RECEIVED -> Optional.of(NORMAL_CLEARING);
            case REJECTED -> Optional.of(ofStatus(finalStatus.orElse(0)));
            case TIMED_OUT -> Optional.of(TIMER_EXPIRY);
        };
    }

    /** Number and standard name: {@code 17 user busy}; of a rare one the number alone. */
    @Override
    public String toString() {
        return (number + " " + NAMES.getOrDefault(number, "")).strip();
    }
}
