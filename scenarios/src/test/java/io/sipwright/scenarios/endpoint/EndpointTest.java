package io.sipwright.scenarios.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.nio.NioEventLoopGroup;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An endpoint on a wire that is a list. */
class EndpointTest {
    private static final String CHALLENGE = "Digest realm=\"x.test\", nonce=\"n1\", qop=\"auth\", algorithm=MD5";

    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final List<SipText> sent = new CopyOnWriteArrayList<>();
    private final MessageLog log = new MessageLog();
    private final DialogNames names = new DialogNames();
    private final Endpoint alice = new Endpoint(
            new Identity("alice", "alice", Optional.of(new DigestCredentials("alice", "secret")), "x.test"),
            new Wire(),
            loops.next(),
            names,
            log);

    @AfterEach
    void end() {
        alice.close();
        loops.shutdownGracefully();
    }

    @Test
    void a_challenge_is_answered_with_the_next_cseq_and_need_not_be_expected() {
        alice.send(alice.request("REGISTER", "sip:x.test"));
        SipText first = sent.get(0);
        receive(first.answer(401, "Unauthorized", "t").with("WWW-Authenticate", CHALLENGE));

        SipText second = sent.get(1);
        assertThat(second.cseqNumber()).isEqualTo(first.cseqNumber() + 1);
        assertThat(second.branch()).isNotEqualTo(first.branch());
        assertThat(second.header("Authorization")).isPresent();
        assertThat(received()).singleElement().matches(LoggedMessage::automatic);
        assertThat(alice.request("REGISTER", "sip:x.test").cseqNumber()).isGreaterThan(second.cseqNumber());

        receive(second.answer(401, "Unauthorized", "t").with("WWW-Authenticate", CHALLENGE));
        assertThat(sent).hasSize(2);
        assertThat(received().get(1).automatic()).isFalse();
    }

    @Test
    void a_challenge_that_comes_twice_is_dealt_with_once() {
        alice.send(alice.request("REGISTER", "sip:x.test"));
        SipText challenge = sent.get(0).answer(401, "Unauthorized", "t").with("WWW-Authenticate", CHALLENGE);
        receive(challenge);
        receive(challenge);

        assertThat(sent).hasSize(2);
        assertThat(received()).hasSize(2).allMatch(LoggedMessage::automatic);
    }

    @Test
    void a_copy_of_a_request_begins_no_call_of_its_own() {
        alice.send(alice.request("INVITE", "sip:bob@x.test"));
        SipText invite = sent.get(0);
        alice.sendRaw(invite.bytes());
        receive(invite.answer(180, "Ringing", "t"));

        alice.endCalls();

        assertThat(sent.stream().filter(m -> m.method().equals("CANCEL"))).hasSize(1);
    }

    @Test
    void each_copy_of_a_request_may_draw_one_more_answer() {
        SentRequest request = SentRequest.byStep(SipText.request("OPTIONS", "sip:x.test"), Instant.now());
        assertThat(request.answersCopy()).isFalse();

        request.repeat();

        assertThat(request.answersCopy()).isTrue();
        assertThat(request.answersCopy()).isFalse();
    }

    @Test
    void credentials_keep_a_raw_message_byte_for_byte() {
        String raw =
                "REGISTER sip:x.test SIP/2.0\r\nvIa :SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKraw\r\nTO : <sip:a@x.test>\r\n"
                        + "from: <sip:a@x.test>;tag=1\r\ni: raw-id\r\nCSeq:   0007\r\n  REGISTER\r\n\r\n";
        alice.sendRaw(raw.getBytes(StandardCharsets.UTF_8));
        receive(sent.get(0).answer(401, "Unauthorized", "t").with("WWW-Authenticate", CHALLENGE));

        String again = sent.get(1).text();
        assertThat(again.replaceAll("Authorization: [^\r]*\r\n", "").replaceAll("branch=\\S+", "branch=z9hG4bKraw"))
                .isEqualTo(raw.replace("0007", "8"));
    }

    @Test
    void a_failure_is_acknowledged_in_its_transaction_unless_the_habit_is_off() {
        alice.send(alice.request("INVITE", "sip:bob@x.test"));
        receive(sent.get(0).answer(486, "Busy Here", "b"));
        assertThat(sent.get(1).method()).isEqualTo("ACK");
        assertThat(sent.get(1).branch()).isEqualTo(sent.get(0).branch());

        alice.habits(alice.habits().withoutAcknowledging());
        alice.send(alice.request("INVITE", "sip:bob@x.test"));
        receive(sent.get(2).answer(486, "Busy Here", "b"));
        assertThat(sent).hasSize(3);
    }

    @Test
    void a_2xx_makes_a_dialog_whose_requests_go_to_its_contact_by_its_routes() {
        alice.send(alice.request("INVITE", "sip:bob@x.test"));
        receive(sent.get(0)
                .answer(200, "OK", "b")
                .edit()
                .add("Record-Route", "<sip:edge;lr>")
                .add("Contact", "<sip:bob@10.0.0.1>")
                .done());
        assertThat(sent.get(1).method()).isEqualTo("ACK");

        SipText bye = alice.inDialog("BYE", Optional.empty()).orElseThrow();
        assertThat(bye.requestUri()).isEqualTo("sip:bob@10.0.0.1");
        assertThat(bye.headers("Route")).containsExactly("<sip:edge;lr>");
        assertThat(bye.to().tag()).isEqualTo("b");
        assertThat(bye.cseqNumber()).isEqualTo(sent.get(0).cseqNumber() + 1);
    }

    @Test
    void the_ack_of_a_re_invite_has_the_cseq_of_the_re_invite() {
        SipText theirs = invite().with("CSeq", "900 INVITE");
        alice.plan("INVITE", AnswerPlan.parse("200"));
        receive(theirs);
        receive(theirs.withStartLine("ACK sip:alice@127.0.0.1 SIP/2.0")
                .with("CSeq", "900 ACK")
                .with("To", sent.get(0).header("To").orElseThrow()));

        SipText again = alice.inDialog("INVITE", Optional.empty()).orElseThrow();
        alice.send(again);
        receive(again.answer(200, "OK", "f")
                .edit()
                .add("Contact", "<sip:bob@127.0.0.1>")
                .done());

        SipText ack = sent.get(sent.size() - 1);
        assertThat(ack.method()).isEqualTo("ACK");
        assertThat(ack.cseqNumber()).isEqualTo(again.cseqNumber());
    }

    @Test
    void a_planned_answer_has_the_tag_of_its_dialog_and_a_cancel_ends_what_rings() {
        alice.plan("INVITE", AnswerPlan.parse("a reliable 183 with description A in dialog \"one\""));
        SipText invite = invite();
        receive(invite);
        SipText progress = sent.get(0);
        assertThat(progress.to().tag()).isEqualTo(names.tag("one"));
        assertThat(progress.header("RSeq")).isPresent();
        assertThat(Descriptions.carries(progress, "A")).isTrue();

        receive(invite.withStartLine("CANCEL sip:alice@127.0.0.1 SIP/2.0").with("CSeq", "1 CANCEL"));
        assertThat(sent.subList(1, 3)).extracting(SipText::status).containsExactly(200, 487);
    }

    @Test
    void at_the_end_calls_are_cancelled_and_refused() {
        alice.send(alice.request("INVITE", "sip:bob@x.test"));
        receive(invite());
        alice.endCalls();
        assertThat(sent)
                .extracting(m -> m.isRequest() ? m.method() : String.valueOf(m.status()))
                .contains("CANCEL", "480");
        assertThat(alice.isQuiet()).isFalse();
        receive(sent.get(0).answer(487, "Request Terminated", "b"));
        assertThat(log.awaitTrue(Instant.now().plusSeconds(2), alice::isQuiet)).isTrue();
    }

    @Test
    void the_ack_of_a_later_2xx_has_the_cseq_of_its_own_invite() {
        answeredCall();
        alice.send(alice.inDialog("INVITE", Optional.empty()).orElseThrow());
        SipText again = sent.get(2);
        receive(again.answer(200, "OK", "b").with("Contact", "<sip:bob@10.0.0.1>"));

        assertThat(again.cseqNumber()).isGreaterThan(sent.get(0).cseqNumber());
        assertThat(sent.get(3).method()).isEqualTo("ACK");
        assertThat(sent.get(3).cseqNumber()).isEqualTo(again.cseqNumber());
    }

    @Test
    void a_description_that_has_changed_has_the_next_version() {
        answeredCall();
        SipText same = alice.inDialog("INVITE", Optional.empty()).orElseThrow();
        alice.send(same);
        alice.send(HeaderChange.apply(same, List.of(HeaderChange.of("audio direction", "sendonly"))));
        alice.send(HeaderChange.apply(same, List.of(HeaderChange.of("session version", "7"))));
        alice.send(same);

        assertThat(sent.stream().filter(m -> m.method().equals("INVITE")).map(EndpointTest::version))
                .containsExactly("1", "1", "2", "7", "7");
    }

    @Test
    void an_answer_that_has_changed_has_the_next_version() {
        alice.plan("INVITE", AnswerPlan.parse("200"));
        SipText offer =
                invite().edit().body("application/sdp", alice.description()).done();
        receive(offer);
        SipText tagged =
                offer.with("To", "<sip:alice@x.test>;tag=" + sent.get(0).to().tag());
        SipText hold = HeaderChange.apply(tagged, List.of(HeaderChange.of("audio direction", "sendonly")));
        receive(hold.with("CSeq", "2 INVITE").with("Via", "SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKhold"));

        assertThat(sent).extracting(EndpointTest::version).containsExactly("1", "2");
        assertThat(sent.get(1).bodyText()).contains("a=recvonly");
    }

    @Test
    void a_later_offer_keeps_the_lines_of_the_session() {
        alice.plan("INVITE", AnswerPlan.parse("200"));
        String video = alice.description() + "m=video 9 RTP/AVP 96\r\na=mid:1\r\n";
        receive(invite().edit().body("application/sdp", video).done());
        alice.send(alice.inDialog("INVITE", Optional.empty()).orElseThrow());

        assertThat(sent.get(1).bodyText().lines().filter(l -> l.startsWith("m=")))
                .hasSize(2)
                .anyMatch(l -> l.startsWith("m=video 0 "));
    }

    @Test
    void within_a_dialog_crossing_and_overlapping_offers_and_a_lower_cseq_are_refused() {
        answeredCall();
        SipText ours = alice.inDialog("INVITE", Optional.empty()).orElseThrow();
        alice.send(ours);
        receive(theirs("INVITE", 7));
        assertThat(last().status()).isEqualTo(491);
        receive(ours.answer(491, "Request Pending", "b"));

        alice.plan("INVITE", AnswerPlan.parse("180"));
        receive(theirs("INVITE", 8));
        receive(theirs("INVITE", 9));
        assertThat(last().status()).isEqualTo(500);
        assertThat(last().header("Retry-After")).contains("5");

        receive(theirs("INFO", 6));
        assertThat(last().status()).isEqualTo(500);
        receive(theirs("INFO", 14));
        assertThat(last().status()).isEqualTo(200);
    }

    @Test
    void the_ack_answers_the_offer_of_a_200() {
        alice.send(HeaderChange.apply(
                alice.request("INVITE", "sip:bob@x.test"), List.of(HeaderChange.of("Body", "absent"))));
        receive(sent.get(0)
                .answer(200, "OK", "b")
                .edit()
                .set("Contact", "<sip:bob@10.0.0.1>")
                .body("application/sdp", alice.description().replace("a=sendrecv", "a=sendonly"))
                .done());

        assertThat(sent.get(0).header("Content-Type")).isEmpty();
        assertThat(last().method()).isEqualTo("ACK");
        assertThat(last().bodyText()).contains("m=audio").contains("a=recvonly");
    }

    @Test
    void a_re_invite_that_is_accepted_changes_the_target() {
        answeredCall();
        alice.plan("INVITE", AnswerPlan.parse("488"));
        receive(theirs("INVITE", 7).with("Contact", "<sip:refused@10.0.0.2>"));
        alice.plan("INVITE", AnswerPlan.parse("200"));
        receive(theirs("INVITE", 8).with("Contact", "<sip:moved@10.0.0.3>"));
        receive(theirs("INVITE", 9).with("Contact", "<sip:late@10.0.0.4>").with("CSeq", "6 INVITE"));

        assertThat(alice.inDialog("BYE", Optional.empty()).orElseThrow().requestUri())
                .isEqualTo("sip:moved@10.0.0.3");
    }

    private SipText theirs(String method, long sequence) {
        SipText invite = sent.get(0);
        return SipText.parse(method + " sip:alice@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK"
                + sequence + "\r\nFrom: <sip:bob@x.test>;tag=b\r\nTo: "
                + invite.header("From").orElseThrow()
                + "\r\nCall-ID: " + invite.callId() + "\r\nCSeq: " + sequence + " " + method
                + "\r\nContact: <sip:bob@10.0.0.1>\r\nContent-Length: 0\r\n\r\n");
    }

    private SipText last() {
        return sent.get(sent.size() - 1);
    }

    private void answeredCall() {
        alice.send(alice.request("INVITE", "sip:bob@x.test"));
        receive(sent.get(0).answer(200, "OK", "b").with("Contact", "<sip:bob@10.0.0.1>"));
    }

    private static String version(SipText message) {
        return message.bodyText().replaceAll("(?s).*o=\\S+ \\S+ (\\d+) .*", "$1");
    }

    private static SipText invite() {
        return SipText.parse("INVITE sip:alice@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKin\r\n"
                + "From: <sip:bob@x.test>;tag=f\r\nTo: <sip:alice@x.test>\r\nCall-ID: in\r\nCSeq: 1 INVITE\r\n"
                + "Contact: <sip:bob@127.0.0.1>\r\nContent-Length: 0\r\n\r\n");
    }

    private void receive(SipText message) {
        alice.onLoop(() -> alice.received(message.bytes()));
    }

    private List<LoggedMessage> received() {
        return log.all().stream()
                .filter(m -> m.direction() == Direction.RECEIVED)
                .toList();
    }

    private final class Wire implements Transport {
        @Override
        public String protocol() {
            return "UDP";
        }

        @Override
        public InetSocketAddress local() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5062);
        }

        @Override
        public void send(byte[] message) {
            sent.add(SipText.parse(message));
        }

        @Override
        public void close() {}
    }
}
