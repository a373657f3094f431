package io.sipwright.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.judge.Scene;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetSoftwareTest {
    @Test
    void it_is_what_the_registrar_writes_and_not_what_another_phone_does() {
        Scene scene = Scene.named("a")
                .passes("NAT-004")
                .said(List.of(
                        received("SIP/2.0 200 OK\r\nCSeq: 1 INVITE\r\nServer: JsSIP 3.10\r\n\r\n"),
                        received("SIP/2.0 401 Unauthorized\r\nCSeq: 1 REGISTER\r\nServer: kamailio (6.0.3)\r\n\r\n")));

        assertThat(TargetSoftware.of(Scene.run(scene))).contains("kamailio (6.0.3)");
    }

    @Test
    void a_target_need_not_say_what_it_is() {
        assertThat(TargetSoftware.of(SampleRun.failing())).isEmpty();
    }

    private static WireMessage received(String text) {
        return new WireMessage(
                Scene.START,
                "chromium/alice",
                Direction.RECEIVED,
                "WSS",
                "a",
                "b",
                "1",
                text.getBytes(StandardCharsets.UTF_8));
    }
}
