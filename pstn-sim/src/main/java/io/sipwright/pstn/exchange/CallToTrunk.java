package io.sipwright.pstn.exchange;

import io.sipwright.pstn.gateway.CallEnd;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The phone calls a user of the target through the exchange. */
final class CallToTrunk extends ExchangeCall {
    /** An INVITE that nobody answers is given up after 64*T1 (RFC 3261 §17.1.1.2); a phone that rings, after minutes. */
    private static final Duration LONGEST = Duration.ofHours(1);
    /** What was on the trunk is mirrored long before. */
    private static final Duration MIRRORED = Duration.ofSeconds(1);

    private volatile @Nullable GatewayCall atPhone;

    CallToTrunk(Exchange exchange, String user) {
        super(exchange, user);
    }

    /** Has the phone dial. The call must be known by then to whoever reads the mirror. */
    void begin(PbxExtension phone) {
        GatewayCall call = phone.dial(remoteUser());
        atPhone = call;
        Thread watch = new Thread(() -> endWith(call), "exchange-call");
        watch.setDaemon(true);
        watch.start();
    }

    /** Whether an INVITE to this user on the trunk may be the exchange's, made for this call. */
    boolean awaits(String user) {
        return callId().isEmpty() && !isOver() && remoteUser().equals(user);
    }

    @Override
    Optional<GatewayCall> atPhone(Duration within) {
        return Optional.ofNullable(atPhone);
    }

    /** What ends without a message on the trunk, such as an INVITE without answer, only the phone is told. */
    private void endWith(GatewayCall phone) {
        phone.expect(CallState.ENDED, LONGEST);
        if (!progress.await(CallState.ENDED, MIRRORED)) {
            progress.end(CallEnd.TIMED_OUT);
        }
    }
}
