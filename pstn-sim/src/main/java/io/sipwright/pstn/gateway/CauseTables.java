package io.sipwright.pstn.gateway;

import java.util.Map;

/** Cause values of Q.850: their names, and the mapping from SIP status. */
final class CauseTables {
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

    /** The table of RFC 3398 §8.2.6.1, by SIP status. */
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

    private CauseTables() {}

    /** The standard name; the empty string for a rare one. */
    static String name(int cause) {
        return NAMES.getOrDefault(cause, "");
    }

    /** The cause for a status; 0 if the table has none. */
    static int ofStatus(int status) {
        return BY_STATUS.getOrDefault(status, 0);
    }
}
