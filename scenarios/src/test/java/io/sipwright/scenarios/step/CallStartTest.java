package io.sipwright.scenarios.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.phone.PhoneEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallStartTest {
    private static final Instant NOW = Instant.parse("2026-11-28T04:30:00Z");
    private static final Transcript NOTHING = new Transcript(List.of());

    @Test
    void a_call_that_follows_within_milliseconds_is_not_taken_for_the_one_before_it() {
        WireMessage first = invite("first", NOW.minusMillis(8));
        Instant beginning = CallStart.after(new Transcript(List.of(first)), List.of(), NOW);

        Messages both = Messages.of(new Transcript(List.of(first, invite("second", NOW.plusMillis(1)))));

        assertThat(both.callSince(beginning).first())
                .hasValueSatisfying(seen -> assertThat(seen.sip().callId()).isEqualTo("second"));
    }

    @Test
    void what_happened_to_the_call_before_is_over() {
        PhoneEvent failed = new PhoneEvent(NOW.minusMillis(1), PhoneEvent.Kind.FAILED, "487");
        assertThat(CallStart.after(NOTHING, List.of(failed), NOW)).isAfter(failed.at());
    }

    @Test
    void a_browser_whose_clock_shows_whole_milliseconds_may_stamp_a_call_before_it_was_made() {
        assertThat(CallStart.after(NOTHING, List.of(), NOW)).isEqualTo(NOW.minusMillis(20));
    }

    private static WireMessage invite(String callId, Instant at) {
        String text = "INVITE sip:9002@x.test SIP/2.0\r\nCall-ID: " + callId
                + "\r\nCSeq: 1 INVITE\r\nTo: <sip:9002@x.test>\r\n\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new WireMessage(at, "scripted/alice", Direction.SENT, "WSS", "here", "there", "1", bytes);
    }
}
