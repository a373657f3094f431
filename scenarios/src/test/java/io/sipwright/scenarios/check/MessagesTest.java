package io.sipwright.scenarios.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Instant DIALLED = Instant.parse("2026-11-28T04:50:00.123400Z");

    private final Seen dialled = Seen.of(invite(DIALLED));

    @Test
    void what_a_browser_stamps_with_the_same_millisecond_came_afterwards() {
        assertThat(received(Instant.parse("2026-11-28T04:50:00.123Z"))
                        .since(dialled)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void what_was_there_a_millisecond_before_did_not() {
        assertThat(received(Instant.parse("2026-11-28T04:50:00.122Z"))
                        .since(dialled)
                        .none())
                .isTrue();
    }

    private static Messages received(Instant at) {
        return Messages.of(new Transcript(List.of(invite(at))));
    }

    private static WireMessage invite(Instant at) {
        byte[] bytes = "INVITE sip:alice@x.test SIP/2.0\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        return new WireMessage(at, "firefox/alice", Direction.RECEIVED, "WSS", "here", "there", "1", bytes);
    }
}
