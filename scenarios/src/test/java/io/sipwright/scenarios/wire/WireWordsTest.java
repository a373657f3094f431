package io.sipwright.scenarios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.ws.HttpHead;
import io.sipwright.scenarios.endpoint.MessagePattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireWordsTest {
    @Test
    void the_accounts_of_a_scenario_are_its_people_and_those_that_are_named() {
        assertThat(ScenarioUsers.names(List.of(
                        "desk is a SIP endpoint over UDP, registered as alice for 60 s",
                        "bob calls alice",
                        "reader is a SIP endpoint over UDP with the account of zoe")))
                .containsExactly("alice", "bob", "zoe");
    }

    @Test
    void alternatives_are_statuses_classes_and_methods() {
        MessagePattern pattern = MessagePattern.parse("401, 4xx or 603");
        assertThat(pattern.isResponse()).isTrue();
        assertThat(pattern.matches(SipText.response(486, ""))).isTrue();
        assertThat(pattern.matches(SipText.response(503, ""))).isFalse();
        assertThat(MessagePattern.parse("INVITE").matches(SipText.request("INVITE", "sip:a")))
                .isTrue();
        assertThat(MessagePattern.parse("a final response").matches(SipText.response(183, "")))
                .isFalse();
    }

    @Test
    void handshakes_have_the_accept_key_of_rfc_6455() {
        var request = HttpHead.parse("GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(HandshakeSteps.accept(Optional.of(request))).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
