package io.sipwright.pstn.exchange;

import io.sipwright.pstn.exchange.CallTrace.TracedMessage;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.ReleaseCause;
import io.sipwright.pstn.gateway.Signatures;
import io.sipwright.pstn.gateway.TrunkCall;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.wire.Transcript;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call on the trunk of a PBX. Its state comes from the messages on the trunk, its audio from the phone behind the
 * PBX.
 */
abstract class ExchangeCall extends TrunkCall {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeCall.class);
    private static final Duration TO_REACH_PHONE = Duration.ofSeconds(2);
    /** The control connection and the mirror are not synchronised. */
    private static final Duration TO_REPORT_CAUSE = Duration.ofSeconds(2);

    private static final String DIGITS = "[0-9*#A-D]*";

    final CallTrace trace = new CallTrace();
    private final Exchange exchange;
    private final Signature silent = Signatures.next();
    private volatile @Nullable TrunkDialog dialog;
    private volatile String callId = "";

    ExchangeCall(Exchange exchange, String remoteUser) {
        super(remoteUser);
        this.exchange = exchange;
    }

    /** Processes a message of this call; the first one begins it. */
    void take(TracedMessage message) {
        TrunkDialog known = dialog;
        if (known == null) {
            known = new TrunkDialog(progress, message);
            dialog = known;
            callId = message.sip().callId();
        }
        trace.add(message);
        known.take(message);
    }

    /** Expect within T: the phone's end of this call; empty at once if there is none. */
    abstract Optional<GatewayCall> atPhone(Duration within);

    /** Empty until the PBX has sent its INVITE. */
    @Override
    public String callId() {
        return callId;
    }

    /** If the number sends no audio: a signature that no party has. */
    @Override
    public Signature signature() {
        return atPhone(TO_REACH_PHONE).map(GatewayCall::signature).orElse(silent);
    }

    /** If no phone listens, the PBX's own recording, if any; it is complete only after the call ({@link Recording}). */
    @Override
    public HeardAudio heard() {
        return atPhone(Duration.ZERO).map(GatewayCall::heard).orElseGet(this::recorded);
    }

    private HeardAudio recorded() {
        return exchange.details()
                .recording(callId)
                .map(recording -> recording.heard(exchange.files()))
                .orElseGet(HeardAudio::nothing);
    }

    @Override
    public String digits() {
        return exchange.details().digits(callId);
    }

    @Override
    public Optional<ReleaseCause> releaseCause() {
        return isOver() && !callId.isEmpty()
                ? exchange.details().releaseCause(callId, TO_REPORT_CAUSE)
                : Optional.empty();
    }

    @Override
    public void press(String digits) {
        if (!digits.matches(DIGITS)) {
            throw new IllegalArgumentException("\"" + digits + "\" contains characters other than 0-9, *, # and A-D");
        }
        Optional<GatewayCall> phone = atPhone(Duration.ZERO);
        if (phone.isPresent()) {
            phone.get().press(digits);
        } else {
            digits.chars()
                    .forEach(digit -> order("press", () -> exchange.control().press(callId, (char) digit)));
        }
    }

    /** The phone hangs up if there is one, and the PBX passes that on; else the PBX hangs up. */
    @Override
    public void hangUp() {
        Optional<GatewayCall> phone = atPhone(Duration.ZERO);
        if (phone.isPresent()) {
            phone.get().hangUp();
        } else {
            order("hang up", () -> exchange.control().hangUp(callId));
        }
    }

    @Override
    public OptionalInt request(String method, Duration within) {
        return new TrunkRequest(trace, method).await(() -> exchange.control().request(callId, method), within);
    }

    @Override
    public Transcript transcript() {
        exchange.mirrored().run();
        return trace.transcript();
    }

    /** A command to the PBX. */
    @FunctionalInterface
    interface Order {
        void give() throws ControlException;
    }

    /** Gives a command that may come too late, because the other side has hung up. */
    private void order(String what, Order order) {
        try {
            order.give();
        } catch (ControlException e) {
            LOG.debug("could not {} call {}: {}", what, callId, e.getMessage());
        }
    }
}
