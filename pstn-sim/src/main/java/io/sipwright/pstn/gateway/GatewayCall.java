package io.sipwright.pstn.gateway;

import io.sipwright.pstn.rtp.RtpReception;
import io.sipwright.pstn.rtp.TelephoneEvent;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.wire.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One call as the gateway sees it. Safe for any thread. */
public interface GatewayCall {
    /** The Call-ID on the trunk. */
    String callId();

    /** The user part of the other party: who called us, or whom we called. */
    String remoteUser();

    /** The signature that the gateway sends in this call. */
    Signature signature();

    CallState state();

    /**
     * Expect within T: waits until the call has reached or passed the state. Returns false at once if the call ended
     * without reaching it, for example if it was rejected while ringing.
     *
     * @return whether it was reached in time
     */
    boolean expect(CallState state, Duration within);

    /** The audio that the gateway heard so far; a PBX's own recording is complete only after the call. */
    HeardAudio heard();

    /** Counts of the RTP packets from the target; empty behind a real PBX. */
    default Optional<RtpReception> reception() {
        return Optional.empty();
    }

    /** Frames of 20 ms that the gateway itself has left out on a busy machine, a number that only grows; 0 behind a real PBX. */
    default long framesLeftOut() {
        return 0;
    }

    /** Digits collected so far by RFC 4733 events or SIP INFO, for example {@code 12#}. */
    String digits();

    /** The packets of those RFC 4733 events, as received; empty if a real exchange is in between. */
    default List<TelephoneEvent> telephoneEvents() {
        return List.of();
    }

    /** The final status of our INVITE, or the one that we sent; empty while ringing. */
    OptionalInt finalStatus();

    /** Whose BYE or CANCEL ended the call. */
    CallEnd end();

    /**
     * The release cause; empty during the call. The embedded gateway takes it from the peer's Reason header (RFC 3326),
     * else from how the call ended (RFC 3398 §8.2.6.1). A PBX reports its own cause, which may arrive after the message
     * that ended the call: this waits for it, two seconds at most, and is empty if none is reported.
     */
    Optional<ReleaseCause> releaseCause();

    /**
     * Sends DTMF digits as RFC 4733 events; audio pauses meanwhile. Returns at once.
     *
     * @throws IllegalArgumentException on a character other than 0-9, *, #, A-D
     */
    void press(String digits);

    /** Sends BYE (or CANCEL while our INVITE is unanswered). Returns at once. */
    void hangUp();

    /**
     * Sends an in-dialog request of any method along the dialog's route set, with a small body where the method needs
     * one (INVITE: our current SDP again).
     *
     * @param method one for which {@link Gateway#sends} returns true
     * @return the final status, or empty when none came in time
     */
    OptionalInt request(String method, Duration within);

    /** The messages of this call only, as the gateway sent and received them. */
    Transcript transcript();
}
