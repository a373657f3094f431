package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message that an endpoint has sent or received. The notes on it ({@link #taken}, {@link #automatic}) are written by one
 * thread and may be read by any.
 */
public final class LoggedMessage {
    private final Instant at;
    private final Direction direction;
    private final byte[] bytes;
    private final SipText sip;
    private final @Nullable SentRequest request;
    private volatile boolean automatic;
    private volatile boolean taken;

    LoggedMessage(Instant at, Direction direction, byte[] bytes, SipText sip, @Nullable SentRequest request) {
        this.at = at;
        this.direction = direction;
        this.bytes = bytes.clone();
        this.sip = sip;
        this.request = request;
    }

    public Instant at() {
        return at;
    }

    public Direction direction() {
        return direction;
    }

    /** Length on the wire. */
    public int size() {
        return bytes.length;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public SipText sip() {
        return sip;
    }

    /** The request that a response belongs to; null for other messages. */
    public @Nullable SentRequest request() {
        return request;
    }

    /** Whether the endpoint handled it automatically, so that no step need expect it: an answered challenge. */
    public boolean automatic() {
        return automatic;
    }

    LoggedMessage markAutomatic() {
        automatic = true;
        return this;
    }

    /** Whether a step has expected it. */
    public boolean taken() {
        return taken;
    }

    public void take() {
        taken = true;
    }

    /** Start line and CSeq: {@code 200 OK to INVITE}. */
    public String summary() {
        return sip.isResponse()
                ? sip.status() + " " + sip.reason() + " to " + sip.cseqMethod()
                : sip.isRequest()
                        ? sip.method() + " " + sip.requestUri()
                        : "what is no SIP message: " + sip.startLine();
    }
}
