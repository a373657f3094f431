package io.sipwright.scenarios.phone;

import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.scenarios.judge.Attachment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One phone in one browser tab, with one call at a time. Commands return as soon as the phone has accepted them; their
 * results are events. The phone sends its account's signature once its microphone is open, and records what it hears.
 * Used by one thread at a time.
 *
 * <p>Every method throws {@link BrowserException} if the browser itself fails.
 */
public interface Phone extends AutoCloseable {
    SipAccount line();

    /** Connects the WebSocket and registers. */
    void register();

    /** Sends another REGISTER for the same binding. */
    void refresh();

    /** Removes the binding, keeps the connection. */
    void unregister();

    /**
     * Calls.
     *
     * @param destination a user part, a number, or a whole SIP URI
     */
    void call(String destination, Media media);

    /** Answers the incoming call. */
    void answer();

    /** Rejects the incoming call with 486. */
    void reject();

    /** Ends the call: BYE, or CANCEL while the far side rings. */
    void hangUp();

    /** Sends digits as RFC 4733 telephone events where they were negotiated. */
    void dtmf(String digits);

    /**
     * Sends an in-dialog request: INVITE (the current offer again), INFO, UPDATE, MESSAGE or NOTIFY.
     *
     * @return the final status, or empty when none came in time or the library cannot send it
     */
    Optional<Integer> request(String method, Duration within);

    /** Closes the tab at once: no unregistration, no BYE, no close frame from the page. */
    void vanish();

    /**
     * Expect within T: the next event of this kind that no earlier expectation has taken.
     *
     * @return the event, or empty when it did not come in time
     */
    Optional<PhoneEvent> expect(PhoneEvent.Kind kind, Duration within);

    /** All events so far. */
    List<PhoneEvent> events();

    /** Every SIP message over the phone's WebSocket, as raw bytes, without CRLF keep-alives. */
    Transcript transcript();

    /** The WebSocket frames that arrived; empty where a browser hides them. */
    default List<WireFrame> frames() {
        return List.of();
    }

    /** The WebSocket sub-protocol that the edge agreed to; empty when none. */
    String subprotocol();

    /** What the phone heard of the far side since the call's media began. */
    HeardAudio heard();

    MediaFacts media();

    /** A screenshot, the console log and the statistics, if available. */
    List<Attachment> attachments();

    /** Closes the tab; unregisters first if possible. */
    @Override
    void close();
}
