package io.sipwright.pstn.gateway;

import io.sipwright.pstn.rtp.RtpEndpoint;
import io.sipwright.pstn.rtp.RtpReception;
import io.sipwright.pstn.rtp.TelephoneEvent;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.SignatureVoice;
import io.sipwright.pstn.ua.Identifiers;
import io.sipwright.pstn.ua.ResponseListener;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Session;
import io.sipwright.pstn.ua.Sessions;
import io.sipwright.pstn.ua.UserAgentCore;
import io.sipwright.pstn.wire.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What calls in both directions have in common. Protocol steps run on the gateway's thread, queries on any. */
abstract class EmbeddedCall extends TrunkCall implements Session.Listener {
    final CallContext context;
    final RtpEndpoint endpoint;
    final AudioSession audio;
    private final String callId;
    private final String localUser;
    private final SignatureVoice voice;
    private @Nullable Session session;

    /** @throws UncheckedIOException if no RTP port is free */
    EmbeddedCall(CallContext context, String callId, String localUser, String remoteUser) {
        super(remoteUser);
        this.context = context;
        this.callId = callId;
        this.localUser = localUser;
        this.voice = new SignatureVoice(Signatures.next(), 8000);
        try {
            endpoint = new RtpEndpoint(context.media(), context.ports(), Identifiers.random(), progress::digit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endpoint.call(callId);
        audio = new AudioSession(endpoint, context.address());
    }

    @Override
    public String callId() {
        return callId;
    }

    @Override
    public Signature signature() {
        return voice.signature();
    }

    @Override
    public HeardAudio heard() {
        return endpoint.heard();
    }

    @Override
    public Optional<RtpReception> reception() {
        return Optional.of(endpoint.reception());
    }

    @Override
    public long framesLeftOut() {
        return endpoint.framesLeftOut();
    }

    @Override
    public String digits() {
        return progress.digits();
    }

    @Override
    public List<TelephoneEvent> telephoneEvents() {
        return endpoint.events();
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

    /** Sends BYE, CANCEL or a final failure, depending on the state. */
    abstract void hangUpNow();

    /** The user agent of this call. */
    UserAgentCore core() {
        return context.core(localUser);
    }

    /** Value of our Contact. */
    String contact() {
        return context.contact(localUser);
    }

    void speak() {
        endpoint.speak(voice::speak);
    }

    @Nullable
    Session session() {
        return session;
    }

    void session(Session established) {
        session = established;
    }

    @Override
    public void request(Session within, ServerTransaction transaction) {
        if (isOver()) {
            Sessions.unknown(transaction);
        } else {
            DialogRequests.handle(this, within, transaction);
        }
    }

    /** Ends a call without a final response because of the peer's request; any other call goes on. */
    abstract void endUnanswered(CallEnd cause, SipText request);

    @Override
    public void neverAcknowledged(Session unanswered) {
        if (!isOver()) {
            unanswered.bye(ResponseListener.NONE);
            finish(CallEnd.TIMED_OUT);
        }
    }

    void bye(Session in) {
        in.bye(ResponseListener.NONE);
        finish(CallEnd.BYE_SENT);
    }

    /** The call is over: the media port is free. */
    void finish(CallEnd cause) {
        finish(cause, Optional.empty());
    }

    /** The call is over by a message of the peer, which may contain the reason. */
    void finish(CallEnd cause, SipText message) {
        finish(cause, ReleaseCause.statedIn(message));
    }

    private void finish(CallEnd cause, Optional<ReleaseCause> stated) {
        if (session != null) {
            session.end();
        }
        endpoint.close();
        progress.end(cause, stated);
    }
}
