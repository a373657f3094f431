package io.sipwright.pstn.gateway;

import io.sipwright.pstn.rtp.RtpEndpoint;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.SignatureVoice;
import io.sipwright.pstn.wire.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What calls in both directions have in common. Protocol steps run on the gateway's thread, questions on any. */
abstract class EmbeddedCall implements GatewayCall {
    final CallContext context;
    final CallProgress progress = new CallProgress();
    final RtpEndpoint endpoint;
    final AudioSession audio;
    private final String callId;
    private final String localTag;
    private final String remoteUser;
    private final SignatureVoice voice;
    private @Nullable Dialog dialog;
    private final Map<Long, Retransmission> unacknowledged = new HashMap<>();
    private final Map<String, SipText> acks = new HashMap<>();
    private boolean inviteOut;
    private boolean offerOut;

    /** @throws UncheckedIOException if no RTP port is free */
    EmbeddedCall(CallContext context, String callId, String localTag, String remoteUser) {
        this.context = context;
        this.callId = callId;
        this.localTag = localTag;
        this.remoteUser = remoteUser;
        this.voice = new SignatureVoice(Signatures.next(), 8000);
        try {
            endpoint = new RtpEndpoint(context.media(), context.ports(), Identifiers.random(), progress::digit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endpoint.call(callId);
        audio = new AudioSession(endpoint, context.local().getAddress());
    }

    @Override
    public String callId() {
        return callId;
    }

    @Override
    public String remoteUser() {
        return remoteUser;
    }

    @Override
    public Signature signature() {
        return voice.signature();
    }

    @Override
    public CallState state() {
        return progress.state();
    }

    @Override
    public boolean expect(CallState state, Duration within) {
        return progress.await(state, within);
    }

    @Override
    public HeardAudio heard() {
        return endpoint.heard();
    }

    @Override
    public String digits() {
        return progress.digits();
    }

    @Override
    public OptionalInt finalStatus() {
        return progress.finalStatus();
    }

    @Override
    public CallEnd end() {
        return progress.end();
    }

    @Override
    public Optional<ReleaseCause> releaseCause() {
        return progress.releaseCause();
    }

    @Override
    public Transcript transcript() {
        return context.transcript(callId);
    }

    @Override
    public void hangUp() {
        context.loop().run(this::hangUpNow);
    }

    @Override
    public void press(String digits) {
        endpoint.press(digits);
    }

    @Override
    public OptionalInt request(String method, Duration within) {
        return new InDialogRequest(this, method).await(within);
    }

    /** BYE, CANCEL or a refusal, whichever the state calls for. */
    abstract void hangUpNow();

    /** The tag that tells our side of the dialog. */
    String localTag() {
        return localTag;
    }

    void speak() {
        endpoint.speak(voice::speak);
    }

    @Nullable
    Dialog dialog() {
        return dialog;
    }

    void dialog(Dialog established) {
        dialog = established;
    }

    boolean isOver() {
        return progress.state() == CallState.ENDED;
    }

    /** Whether an INVITE of ours within the dialog is unanswered. */
    boolean isInviteOut() {
        return inviteOut;
    }

    void inviteOut(boolean out) {
        inviteOut = out;
    }

    /** Sends a request within the dialog. */
    ClientTransaction send(Dialog in, SipEdit request, ClientTransaction.User user) {
        return context.transactions().request(request.done(), context.hop(in.nextHop()), user);
    }

    /** Sends the ACK of a 2xx: a repeated 2xx gets the very same one again (RFC 3261 §13.2.2.4). */
    void acknowledge(Dialog in, long inviteCseq) {
        SipText ack =
                acks.computeIfAbsent(in.remoteTag() + "|" + inviteCseq, key -> in.ack(inviteCseq, context.sentBy()));
        context.transactions().send(ack, context.hop(in.nextHop()));
    }

    /** Sends our 2xx to an INVITE, again and again until its ACK (RFC 3261 §13.3.1.4). */
    void accept(ServerTransaction invite, SipText ok) {
        invite.respond(ok);
        Retransmission repeats = invite.repeatUntilAck(ok)
                .giveUpAfter(context.transactions().timers().giveUp(), this::neverAcknowledged);
        unacknowledged.put(ok.cseqNumber(), repeats);
        offerOut = !invite.request().contentType().equals("application/sdp");
    }

    boolean awaitsAck() {
        return !unacknowledged.isEmpty();
    }

    /** Whether a 2xx of ours carries an offer whose answer the ACK is to bring. */
    boolean awaitsAnswer() {
        return awaitsAck() && offerOut;
    }

    /** An ACK of a 2xx of ours; its repetitions find nothing to do. */
    void acknowledged(SipText ack) {
        Retransmission repeats = unacknowledged.remove(ack.cseqNumber());
        if (repeats != null) {
            repeats.stop();
            established(ack);
        }
    }

    /** Ends a call that has no final answer yet, by a request of the peer; one that has goes on. */
    abstract void endUnanswered(CallEnd cause, SipText request);

    /** Our 2xx is acknowledged; the ACK may carry the answer to our offer. */
    abstract void established(SipText ack);

    private void neverAcknowledged() {
        if (!isOver() && dialog != null) {
            send(dialog, dialog.request("BYE", context.sentBy()), Unheard.USER);
            finish(CallEnd.TIMED_OUT);
        }
    }

    void bye(Dialog in) {
        send(in, in.request("BYE", context.sentBy()), Unheard.USER);
        finish(CallEnd.BYE_SENT);
    }

    /** The call is over: the media port is free. */
    void finish(CallEnd cause) {
        finish(cause, Optional.empty());
    }

    /** The call is over by a message of the peer, which may state why. */
    void finish(CallEnd cause, SipText message) {
        finish(cause, ReleaseCause.statedIn(message));
    }

    private void finish(CallEnd cause, Optional<ReleaseCause> stated) {
        unacknowledged.values().forEach(Retransmission::stop);
        endpoint.close();
        progress.end(cause, stated);
    }
}
