package io.sipwright.scenarios.step;

import io.sipwright.pstn.gateway.CallEnd;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.ReleaseCause;
import io.sipwright.pstn.wire.Direction;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The gateway's record of a call, for the report.
 *
 * @param called whether the call went to the gateway
 * @param user the other party: who called it, or whom it called
 * @param end how the call ended
 * @param finalStatus of its INVITE
 * @param cause the release cause, if reported
 * @param digits those that it collected
 */
record FarEndRecord(
        boolean called,
        String user,
        CallEnd end,
        OptionalInt finalStatus,
        Optional<ReleaseCause> cause,
        String digits) {

    static FarEndRecord of(GatewayCall call) {
        boolean called = call.transcript().messages().stream()
                .findFirst()
                .filter(first -> first.direction() == Direction.RECEIVED)
                .isPresent();
        return new FarEndRecord(
                called, call.remoteUser(), call.end(), call.finalStatus(), call.releaseCause(), call.digits());
    }

    /** One line: {@code far end: call from alice, ended by BYE received, released with 16 normal call clearing, digits 12#}. */
    String text() {
        return "far end: call " + (called ? "from " : "to ") + user + ", " + ended()
                + (digits.isEmpty() ? ", no digits" : ", digits " + digits);
    }

    private String ended() {
        if (end == CallEnd.NOT_ENDED) {
            return "not ended";
        }
        return "ended by " + by() + ", "
                + cause.map(c -> "released with " + c).orElse("released without a reported cause");
    }

    private String by() {
        return switch (end) {
            case BYE_SENT -> "BYE sent";
            case BYE_RECEIVED -> "BYE received";
            case CANCEL_SENT -> "CANCEL sent";
            case CANCEL_RECEIVED -> "CANCEL received";
            case REJECTED -> "refusal" + (finalStatus.isPresent() ? " " + finalStatus.getAsInt() : "");
            case TIMED_OUT -> "time-out";
            case NOT_ENDED -> "nobody";
        };
    }
}
