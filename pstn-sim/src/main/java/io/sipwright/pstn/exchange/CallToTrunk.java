package io.sipwright.pstn.exchange;

import io.sipwright.pstn.gateway.CallEnd;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of the internal phone to a user of the target through the PBX. */
final class CallToTrunk extends ExchangeCall {
    /** An unanswered INVITE is given up after 64*T1 (RFC 3261 §17.1.1.2), a ringing call after minutes. */
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Messages of the trunk are mirrored well before that. */
    private static final Duration MIRRORED = Duration.ofSeconds(1);

    private volatile @Nullable GatewayCall atPhone;

    CallToTrunk(Exchange exchange, String user) {
        super(exchange, user);
    }

    /** Makes the phone dial. The reader of the mirror must know the call by then. */
    void begin(PbxExtension phone) {
        GatewayCall call = phone.dial(remoteUser());
        atPhone = call;
        Thread watch = new Thread(() -> endWith(call), "exchange-call");
        watch.setDaemon(true);
        watch.start();
    }

    /** Whether an INVITE from the PBX to this user may belong to this call. */
    boolean awaits(String user) {
        return callId().isEmpty() && !isOver() && remoteUser().equals(user);
    }

    @Override
    Optional<GatewayCall> atPhone(Duration within) {
        return Optional.ofNullable(atPhone);
    }

    /** Takes the end from the phone: an INVITE without answer ends without a message on the trunk. */
    private void endWith(GatewayCall phone) {
        phone.expect(CallState.ENDED, LONGEST);
        if (!progress.await(CallState.ENDED, MIRRORED)) {
            progress.end(CallEnd.TIMED_OUT);
        }
    }
}
