package io.sipwright.scenarios.evidence;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireMessage;
import java.time.Duration;
import java.time.Instant;

/**
 * A parsed message of a transcript.
 *
 * @param wire as it was on the wire
 * @param sip the same, as text
 */
public record TranscriptMessage(WireMessage wire, SipText sip) {
    public static TranscriptMessage of(WireMessage wire) {
        return new TranscriptMessage(wire, SipText.parse(wire.bytes()));
    }

    public Instant at() {
        return wire.at();
    }

    public String connection() {
        return wire.connection();
    }

    public boolean isRequest(String method) {
        return sip.isRequest() && sip.method().equals(method);
    }

    public boolean isResponse(String method) {
        return sip.isResponse() && sip.cseqMethod().equals(method);
    }

    public boolean sent() {
        return wire.direction() == Direction.SENT;
    }

    /**
     * Whether both are requests of one method, or responses of one status to it, and both inside or both outside a
     * dialog.
     */
    public boolean sameKind(TranscriptMessage other) {
        boolean request = sip.isRequest()
                && other.sip.isRequest()
                && sip.method().equals(other.sip.method())
                && inDialog() == other.inDialog();
        boolean response = sip.isResponse()
                && other.sip.isResponse()
                && sip.status() == other.sip.status()
                && sip.cseqMethod().equals(other.sip.cseqMethod());
        return request || response;
    }

    public boolean success() {
        return sip.status() / 100 == 2;
    }

    public boolean isFinal() {
        return sip.status() >= 200;
    }

    /** Within a dialog: the To has a tag (RFC 3261 §12.2.2). */
    public boolean inDialog() {
        return !sip.to().tag().isEmpty();
    }

    public boolean hasSdp() {
        return sip.contentType().equals("application/sdp") && sip.body().length > 0;
    }

    /** Whether this is a response to that request: CSeq and Call-ID agree. */
    public boolean answers(TranscriptMessage request) {
        return sip.isResponse()
                && sip.cseqNumber() == request.sip.cseqNumber()
                && sip.cseqMethod().equals(request.sip.method())
                && sip.callId().equals(request.sip.callId());
    }

    public Duration after(TranscriptMessage earlier) {
        return Duration.between(earlier.at(), at());
    }

    /** {@code 404 Not Found}, or the method. */
    public String what() {
        return sip.isResponse() ? (sip.status() + " " + sip.reason()).strip() : sip.method();
    }

    /** {@code 200 OK to INVITE, CSeq 2, received by chromium/alice}. */
    public String where() {
        String to = sip.isResponse() ? " to " + sip.cseqMethod() : "";
        String way = wire.direction() == Direction.SENT ? "sent" : "received";
        return what() + to + ", CSeq " + sip.cseqNumber() + ", " + way + " by " + wire.party();
    }
}
