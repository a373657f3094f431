package io.sipwright.scenarios.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.report.TranscriptFile;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static Scene numberCall() {
        return Scene.named("a").said(TranscriptFile.read("browser-to-number.txt", "chromium", Scene.START));
    }

    private static Scene browserCall() {
        return Scene.named("a").said(TranscriptFile.read("browser-to-browser.txt", "chromium", Scene.START));
    }

    @Test
    void the_target_stands_between_the_first_phone_and_the_others() {
        assertThat(Ladder.of(browserCall().record()).columns())
                .containsExactly("chromium/alice", "target", "chromium/bob");
        assertThat(Ladder.of(numberCall().record()).columns()).containsExactly("chromium/alice", "target", "gateway");
    }

    @Test
    void an_arrow_goes_from_sender_to_receiver_with_its_time_and_name() {
        Ladder.Rung invite = Ladder.of(numberCall().record()).rungs().get(4);
        Ladder.Rung arrived = Ladder.of(numberCall().record()).rungs().get(6);

        assertThat(invite.label()).isEqualTo("INVITE");
        assertThat(invite.detail()).isEqualTo("+SDP");
        assertThat(invite.time()).isEqualTo("+0.100");
        assertThat(invite.from()).isZero();
        assertThat(invite.to()).isEqualTo(1);
        assertThat(arrived.from()).isEqualTo(1);
        assertThat(arrived.to()).isEqualTo(2);
        assertThat(arrived.sentence())
                .isEqualTo("+0.131 s, call B: gateway receives INVITE +SDP from the target over UDP");
    }

    @Test
    void messages_of_one_call_id_share_letter_and_colour() {
        Ladder ladder = Ladder.of(numberCall().record());

        assertThat(ladder.calls())
                .extracting(Ladder.Call::label)
                .containsExactly("REGISTER alice", "INVITE alice → 9002");
        assertThat(ladder.rungs()).extracting(r -> r.call().letter()).startsWith("A", "A", "A", "A", "B");
    }

    @Test
    void evidence_of_a_failure_is_marked_at_the_message_and_party_that_the_finding_names() {
        Ladder ladder = Ladder.of(numberCall()
                .ruling(
                        "SDP-003",
                        Finding.fail("e", "a", "200 OK to INVITE, CSeq 6325, received by chromium/alice", "c"))
                .record());

        assertThat(ladder.rungs().stream().filter(Ladder.Rung::evidence))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.label()).isEqualTo("200 OK");
                    assertThat(r.to()).isZero();
                });
    }

    @Test
    void evidence_that_quotes_a_line_marks_the_line() {
        Ladder ladder = Ladder.of(numberCall()
                .ruling(
                        "NAT-007",
                        Finding.fail("e", "a", "INVITE at gateway: Record-Route: <sip:127.0.0.1:7060;lr;f=w1>", "c"))
                .record());

        assertThat(ladder.rungs().stream().filter(Ladder.Rung::evidence))
                .hasSize(1)
                .allSatisfy(r -> assertThat(r.lines())
                        .filteredOn(Ladder.Line::marked)
                        .extracting(Ladder.Line::text)
                        .containsExactly("Record-Route: <sip:127.0.0.1:7060;lr;f=w1>"));
    }

    @Test
    void a_request_is_not_mistaken_for_the_response_to_it() {
        Ladder ladder = Ladder.of(numberCall()
                .ruling("X-001", Finding.fail("e", "a", "INVITE, CSeq 6325", "c"))
                .record());

        assertThat(ladder.rungs().stream().filter(Ladder.Rung::evidence))
                .extracting(Ladder.Rung::label)
                .containsOnly("INVITE");
    }

    @Test
    void a_passed_finding_is_no_evidence() {
        Ladder ladder = Ladder.of(numberCall()
                .ruling("X-001", Finding.pass("e", "a", "INVITE, CSeq 6325"))
                .record());

        assertThat(ladder.rungs()).noneMatch(Ladder.Rung::evidence);
    }

    @Test
    void the_error_of_a_step_that_names_a_message_is_evidence_too() {
        Ladder ladder = Ladder.of(numberCall()
                .failed(
                        "alice is registered",
                        "no: 401 (401 Unauthorized to REGISTER, CSeq 1, received by chromium/alice)")
                .record());

        assertThat(ladder.rungs().stream().filter(Ladder.Rung::evidence))
                .extracting(Ladder.Rung::label)
                .containsExactly("401 Unauthorized");
    }
}
