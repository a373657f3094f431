package io.sipwright.scenarios.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.report.TranscriptFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HopTest {
    @Test
    void each_message_that_crosses_the_target_is_paired_with_its_arrival() {
        List<Hop> hops = Hop.of(TranscriptFile.read("browser-to-number.txt", "chromium", Scene.START));

        assertThat(hops)
                .extracting(Hop::title)
                .containsExactly(
                        "INVITE: chromium/alice → gateway",
                        "180 Ringing to INVITE: gateway → chromium/alice",
                        "200 OK to INVITE: gateway → chromium/alice",
                        "ACK: chromium/alice → gateway",
                        "BYE: chromium/alice → gateway",
                        "200 OK to BYE: gateway → chromium/alice");
    }

    @Test
    void the_rewritten_lines_are_shown() {
        Hop invite = Hop.of(TranscriptFile.read("browser-to-number.txt", "chromium", Scene.START))
                .get(0);

        assertThat(invite.changes())
                .contains(
                        new LineDiff.Change(
                                LineDiff.Kind.REMOVED, "Contact: <sip:frsr25mu@gccooolhhckr.invalid;transport=ws;ob>"),
                        new LineDiff.Change(LineDiff.Kind.ADDED, "Contact: <sip:frsr25mu@127.0.0.1:7060;ob;f=w1>"),
                        new LineDiff.Change(LineDiff.Kind.ADDED, "m=audio 40012 RTP/AVP 0 8 126"))
                .doesNotContain(new LineDiff.Change(LineDiff.Kind.REMOVED, "CSeq: 6325 INVITE"));
    }

    @Test
    void a_back_to_back_agent_with_a_call_id_of_its_own_is_followed() {
        List<Hop> hops = Hop.of(List.of(
                message(0, "chromium/alice", Direction.SENT, "INVITE sip:9002@x SIP/2.0", "a", "1 INVITE"),
                message(5, "gateway", Direction.RECEIVED, "INVITE sip:9002@y SIP/2.0", "b", "7 INVITE"),
                message(9, "gateway", Direction.SENT, "SIP/2.0 200 OK", "b", "7 INVITE"),
                message(12, "chromium/alice", Direction.RECEIVED, "SIP/2.0 200 OK", "a", "1 INVITE")));

        assertThat(hops)
                .extracting(Hop::title)
                .containsExactly("INVITE: chromium/alice → gateway", "200 OK to INVITE: gateway → chromium/alice");
    }

    @Test
    void messages_that_end_at_the_target_have_no_hop() {
        assertThat(Hop.of(TranscriptFile.read("browser-to-number.txt", "chromium", Scene.START)
                        .subList(0, 4)))
                .isEmpty();
    }

    private static WireMessage message(
            int at, String party, Direction direction, String startLine, String callId, String cseq) {
        String text = startLine + "\r\nCall-ID: " + callId + "\r\nCSeq: " + cseq + "\r\n\r\n";
        return new WireMessage(
                Scene.START.plusMillis(at),
                party,
                direction,
                "UDP",
                "l",
                "r",
                "1",
                text.getBytes(StandardCharsets.UTF_8));
    }
}
