package io.sipwright.scenarios.check;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a party's transcript line by line, for tests. The clock goes on 10 ms with each message. */
final class Script {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final List<WireMessage> messages = new ArrayList<>();
    private final String party;
    private String connection = "c1";
    private String callId = "call-1";
    private long clock;

    private Script(String party) {
        this.party = party;
    }

    static Script phone() {
        return new Script("scripted/alice");
    }

    static Script farEnd() {
        return new Script("gateway");
    }

    Script at(long millis) {
        clock = millis;
        return this;
    }

    Script on(String otherConnection) {
        connection = otherConnection;
        return this;
    }

    Script call(String otherCallId) {
        callId = otherCallId;
        return this;
    }

    /** A start line, then header lines; a part that begins with {@code v=0} is the SDP. */
    Script sends(String startLine, String... parts) {
        return message(Direction.SENT, startLine, parts);
    }

    Script gets(String startLine, String... parts) {
        return message(Direction.RECEIVED, startLine, parts);
    }

    private Script message(Direction direction, String startLine, String... parts) {
        SipText text = SipText.startingWith(
                startLine.endsWith("SIP/2.0") || startLine.startsWith("SIP/2.0") ? startLine : startLine + " SIP/2.0");
        text = text.with("Call-ID", callId)
                .with("From", "<sip:alice@x.test>;tag=a")
                .with("To", "<sip:9002@x.test>");
        for (String part : parts) {
            text = part.startsWith("v=0") ? withSdp(text, part) : withHeader(text, part);
        }
        byte[] bytes = text.bytes();
        messages.add(
                new WireMessage(START.plusMillis(clock), party, direction, "WSS", "here", "there", connection, bytes));
        clock += 10;
        return this;
    }

    private static SipText withHeader(SipText text, String part) {
        String[] header = part.split(": ", 2);
        boolean several = header[0].equals("Contact") || header[0].equals("Record-Route");
        return several ? text.edit().add(header[0], header[1]).done() : text.with(header[0], header[1]);
    }

    private static SipText withSdp(SipText text, String sdp) {
        return text.withBody("application/sdp", sdp.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    Transcript transcript() {
        return new Transcript(List.copyOf(messages));
    }

    Messages messages() {
        return Messages.of(transcript());
    }

    /** The call that both scripts tell. */
    static Call call(Script phone, Script farEnd) {
        return new Call(phone.messages().callSince(START), farEnd.messages().callSince(START));
    }
}
