package io.sipwright.pstn.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.Samples;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Tampering.Exit;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.Traffic.Kind;
import io.sipwright.pstn.wire.Traffic.Role;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TamperEngineTest {
    private static final long MILLI = 1_000_000;
    private static final SipText REGISTER = SipText.parse(Samples.message("jssip-chromium-register.txt"));
    private static final SipText INVITE = SipText.parse(Samples.message("jssip-chromium-invite-audio.txt"));

    private long now = 5_000 * MILLI;

    private static TamperEngine engine(TamperRule... rules) {
        return new TamperEngine(List.of(rules), new Random(1));
    }

    private static TamperRule rule(String on, Action action, Change... changes) {
        return TamperRule.of(MatchPhrase.parse(on), action, changes);
    }

    private static Traffic received(SipText message) {
        return new Traffic(Kind.SIP, Direction.RECEIVED, Role.PHONE, "scripted/alice", "", message.bytes());
    }

    private static Traffic packet(int number) {
        byte[] bytes = new byte[14];
        bytes[0] = (byte) 0x80;
        bytes[3] = (byte) number;
        return new Traffic(Kind.RTP, Direction.RECEIVED, Role.PHONE, "scripted/alice", "", bytes);
    }

    private List<String> startLines(TamperEngine engine, SipText message) {
        return engine.decide(received(message), now).stream()
                .map(step -> SipText.parse(((Step.Pass) step.effect()).bytes()).startLine())
                .toList();
    }

    /** Numbers of the packets that go on at once, of ten that arrive 20 ms apart. */
    private List<Integer> passed(TamperEngine engine, int packets) {
        List<Integer> passed = new ArrayList<>();
        for (int i = 1; i <= packets; i++, now += 20 * MILLI) {
            engine.decide(packet(i), now).stream()
                    .map(step -> (int) ((Step.Pass) step.effect()).bytes()[3])
                    .forEach(passed::add);
        }
        return passed;
    }

    @Test
    void what_no_rule_describes_goes_on_as_it_came() {
        TamperEngine engine = engine(rule("BYE", new Action.Drop()));

        Step step = engine.decide(received(INVITE), now).get(0);

        assertThat(((Step.Pass) step.effect()).bytes()).isEqualTo(INVITE.bytes());
        assertThat(step.afterNanos()).isZero();
        assertThat(engine.applied()).isZero();
    }

    @Test
    void the_star_example_tells_a_400_as_a_200_and_empties_the_next_one() {
        TamperEngine engine = engine(
                rule("400 to REGISTER", new Action.Pass(), SipChanges.status(200)),
                rule("the next 200 to REGISTER", new Action.Pass(), SipChanges.remove("Contact")));
        SipText ok = REGISTER.answer(200, "OK", "t").with("Contact", "<sip:a@b>");
        SipText refused = REGISTER.answer(400, "Bad Request", "t");

        assertThat(engine.decide(received(ok), now)).hasSize(1);
        assertThat(only(engine, ok).header("Contact")).isPresent();
        assertThat(only(engine, refused).start().status()).isEqualTo(200);
        assertThat(only(engine, ok).header("Contact")).isEmpty();
        assertThat(only(engine, ok).header("Contact")).isPresent();
        assertThat(engine.applied()).isEqualTo(2);
    }

    private SipText only(TamperEngine engine, SipText message) {
        List<Step> steps = engine.decide(received(message), now);
        assertThat(steps).hasSize(1);
        return SipText.parse(((Step.Pass) steps.get(0).effect()).bytes());
    }

    @Test
    void changes_of_several_rules_add_up_and_the_length_stays_right() {
        TamperEngine engine = engine(
                rule("INVITE", new Action.Pass(), SipChanges.addSdpLines(List.of("a=one"))),
                rule("message with SDP", new Action.Pass(), SipChanges.addSdpLines(List.of("a=two"))));

        SipText invite = only(engine, INVITE);

        assertThat(invite.bodyText()).endsWith("a=one\r\na=two\r\n");
        assertThat(invite.header("Content-Length")).contains(String.valueOf(invite.body().length));
    }

    @Test
    void the_length_stays_wrong_where_the_rule_says_so() {
        Change longer = SipChanges.addSdpLines(List.of("a=one"));
        TamperEngine engine = engine(new TamperRule(
                MatchPhrase.parse("INVITE"), TamperRule.Window.ALWAYS, List.of(longer), true, new Action.Pass(), ""));

        assertThat(only(engine, INVITE).header("Content-Length")).isEqualTo(INVITE.header("Content-Length"));
    }

    @Test
    void packets_are_dropped_by_number_share_and_chance() {
        Action drop = new Action.Drop();
        assertThat(passed(engine(rule("RTP packet", drop)), 10)).isEmpty();
        assertThat(passed(engine(rule("every second RTP packet", drop)), 10)).containsExactly(1, 3, 5, 7, 9);
        assertThat(passed(engine(rule("the third RTP packet", drop)), 5)).containsExactly(1, 2, 4, 5);
        assertThat(passed(engine(rule("3 of 10 RTP packets", drop)), 20))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15, 16, 17);
        assertThat(passed(engine(rule("10 % of RTP packets", drop)), 120)).hasSizeBetween(96, 119);
        assertThat(passed(engine(rule("100 % of RTP packets", drop)), 10)).isEmpty();
    }

    @Test
    void the_same_seed_drops_the_same_packets() {
        TamperRule rule = rule("30 % of RTP packets", new Action.Drop());

        assertThat(passed(engine(rule), 100))
                .isEqualTo(passed(engine(rule), 100))
                .hasSizeBetween(50, 90);
    }

    @Test
    void a_window_opens_and_closes_by_the_clock_that_is_given() {
        TamperRule rule = new TamperRule(
                MatchPhrase.parse("RTP packet"),
                new TamperRule.Window(Optional.empty(), Duration.ofMillis(40), Optional.of(Duration.ofMillis(60))),
                List.of(),
                false,
                new Action.Drop(),
                "");

        assertThat(passed(engine(rule), 8)).containsExactly(1, 2, 6, 7, 8);
    }

    @Test
    void a_window_begins_with_another_message() {
        TamperEngine engine = engine(new TamperRule(
                MatchPhrase.parse("RTP packet"),
                new TamperRule.Window(Optional.of(MatchPhrase.parse("INVITE")), Duration.ZERO, Optional.empty()),
                List.of(),
                false,
                new Action.Drop(),
                ""));

        assertThat(passed(engine, 3)).containsExactly(1, 2, 3);
        engine.decide(received(INVITE), now);
        assertThat(passed(engine, 3)).isEmpty();
    }

    @Test
    void what_is_held_back_goes_on_when_the_window_ends() {
        TamperEngine engine = engine(new TamperRule(
                MatchPhrase.parse("RTP packet"),
                new TamperRule.Window(Optional.empty(), Duration.ZERO, Optional.of(Duration.ofSeconds(2))),
                List.of(),
                false,
                new Action.HoldBack(),
                ""));

        List<Long> waits = IntStream.range(0, 3)
                .mapToObj(i ->
                        engine.decide(packet(i), now + i * 500 * MILLI).get(0).afterNanos())
                .toList();

        assertThat(waits).containsExactly(2000 * MILLI, 1500 * MILLI, 1000 * MILLI);
    }

    @Test
    void a_window_opens_after_the_unit_that_its_phrase_counts_to() {
        TamperEngine engine = engine(new TamperRule(
                MatchPhrase.parse("INVITE"),
                new TamperRule.Window(
                        Optional.of(MatchPhrase.parse("the third RTP packet")),
                        Duration.ZERO,
                        Optional.of(Duration.ofMillis(30))),
                List.of(),
                false,
                new Action.Drop(),
                ""));
        List<Integer> passed = new ArrayList<>();
        for (int i = 1; i <= 6; i++, now += 20 * MILLI) {
            engine.decide(packet(i), now);
            passed.add(engine.decide(received(INVITE), now).size());
        }

        assertThat(passed).containsExactly(1, 1, 0, 0, 1, 1);
    }

    @Test
    void a_rule_that_changes_nothing_has_not_applied() {
        TamperEngine engine = engine(rule("INVITE", new Action.Pass(), SipChanges.remove("X-Absent")));

        engine.decide(received(INVITE), now);

        assertThat(engine.applied()).isZero();
    }

    @Test
    void a_delay_and_repetitions_are_steps_in_time() {
        TamperEngine late = engine(rule("INVITE", new Action.Delay(Duration.ofMillis(1500))));
        TamperEngine twice = engine(rule("INVITE", new Action.Repeat(3, Duration.ofMillis(10))));

        assertThat(late.decide(received(INVITE), now).get(0).afterNanos()).isEqualTo(1500 * MILLI);
        assertThat(twice.decide(received(INVITE), now).stream().map(Step::afterNanos))
                .containsExactly(0L, 10 * MILLI, 20 * MILLI);
    }

    @Test
    void swapped_packets_come_after_the_next_one() {
        TamperRule rule = rule("every third RTP packet", new Action.Swap());

        assertThat(passed(engine(rule), 7)).containsExactly(1, 2, 4, 3, 5, 7, 6);
    }

    @Test
    void a_request_is_answered_instead_and_an_ack_is_not() {
        TamperEngine engine = engine(rule("INVITE or ACK", new Action.Answer(487)));

        Step step = engine.decide(received(INVITE), now).get(0);

        SipText answer = SipText.parse(((Step.Answer) step.effect()).bytes());
        assertThat(answer.startLine()).isEqualTo("SIP/2.0 487 Request Terminated");
        assertThat(answer.header("CSeq")).isEqualTo(INVITE.header("CSeq"));
        assertThat(answer.header("Via")).isEqualTo(INVITE.header("Via"));
        SipText ack = SipText.parse(Samples.message("jssip-chromium-ack-486.txt"));
        assertThat(engine.decide(received(ack), now)).isEmpty();
    }

    @Test
    void an_earlier_message_is_sent_in_place_of_another_or_after_it() {
        TamperRule keep = new TamperRule(
                MatchPhrase.parse("REGISTER"), TamperRule.Window.ALWAYS, List.of(), false, new Action.Pass(), "first");
        TamperEngine instead = engine(keep, rule("INVITE", new Action.Instead("first")));
        TamperEngine also = engine(keep, rule("INVITE", new Action.Also("first")));

        assertThat(startLines(instead, INVITE)).isEmpty();
        startLines(instead, REGISTER);
        startLines(also, REGISTER);

        assertThat(startLines(instead, INVITE)).containsExactly(REGISTER.startLine());
        assertThat(startLines(also, INVITE)).containsExactly(INVITE.startLine(), REGISTER.startLine());
    }

    @Test
    void a_redirect_and_a_close_reach_the_transport() {
        InetSocketAddress elsewhere = new InetSocketAddress("127.0.0.9", 9);
        List<String> seen = new ArrayList<>();
        Exit exit = new Exit() {
            @Override
            public void pass(byte[] bytes) {
                seen.add("pass");
            }

            @Override
            public void passTo(InetSocketAddress to, byte[] bytes) {
                seen.add("to " + to.getPort());
            }

            @Override
            public void close(int code) {
                seen.add("close " + code);
            }
        };

        engine(rule("INVITE", new Action.Redirect(elsewhere)))
                .decide(received(INVITE), now)
                .forEach(step -> step.effect().on(exit));
        engine(rule("INVITE", new Action.Close(1011)))
                .decide(received(INVITE), now)
                .forEach(step -> step.effect().on(exit));

        assertThat(seen).containsExactly("to 9", "close 1011");
    }

    @Test
    void a_scope_holds_for_its_users_and_their_calls_only() {
        ScopedTampering scopes = new ScopedTampering();
        List<String> passed = new ArrayList<>();
        String user = INVITE.from().user();
        SipText other = INVITE.with("From", "<sip:zoe@x>;tag=1")
                .with("To", "<sip:yan@x>")
                .with("Call-ID", "other")
                .withStartLine("INVITE sip:yan@x SIP/2.0");
        SipText bye = other.with("Call-ID", INVITE.callId()).withStartLine("BYE sip:1@x SIP/2.0");

        try (ScopedTampering.Scope scope = scopes.begin((traffic, exit) -> {})) {
            scope.owns(user);
            for (SipText message : List.of(INVITE, other, bye)) {
                scopes.pass(
                        received(message),
                        bytes -> passed.add(SipText.parse(bytes).startLine()));
            }
        }
        scopes.pass(received(bye), bytes -> passed.add("after"));

        assertThat(passed).containsExactly(other.startLine(), "after");
    }

    @Test
    void a_media_packet_belongs_to_the_scope_of_its_call() {
        ScopedTampering scopes = new ScopedTampering();
        List<String> passed = new ArrayList<>();
        Traffic ours = new Traffic(Kind.RTP, Direction.SENT, Role.FAR_END, "gateway", INVITE.callId(), new byte[12]);
        Traffic another = new Traffic(Kind.RTP, Direction.SENT, Role.FAR_END, "gateway", "other", new byte[12]);
        ScopedTampering.Scope scope = scopes.begin((traffic, exit) -> {});
        scope.owns(INVITE.from().user());

        scopes.pass(ours, bytes -> passed.add("before the INVITE"));
        scopes.pass(received(INVITE), bytes -> passed.add("INVITE"));
        scopes.pass(ours, bytes -> passed.add("ours"));
        scopes.pass(another, bytes -> passed.add("another"));

        assertThat(passed).containsExactly("before the INVITE", "another");
    }
}
