package io.sipwright.pstn.tamper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.pstn.sip.Samples;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.RawFrame;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.Traffic.Kind;
import io.sipwright.pstn.wire.Traffic.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchPhraseTest {
    private static final List<SipText> SAMPLES =
            Samples.messages().stream().map(SipText::parse).toList();

    private static List<SipText> matched(String phrase) {
        Match match = MatchPhrase.parse(phrase);
        return SAMPLES.stream()
                .filter(m -> describes(match, sip(Direction.RECEIVED, Role.PHONE, "scripted/alice", m.bytes())))
                .toList();
    }

    private static Traffic sip(Direction direction, Role role, String party, byte[] bytes) {
        return new Traffic(Kind.SIP, direction, role, party, "", bytes);
    }

    private static boolean describes(Match match, Traffic traffic) {
        return match.describes(traffic, new Match.Unit(traffic));
    }

    private static void same(String phrase, Predicate<SipText> wanted) {
        assertThat(matched(phrase))
                .as(phrase)
                .isNotEmpty()
                .containsExactlyElementsOf(SAMPLES.stream().filter(wanted).toList());
    }

    @Test
    void methods_and_statuses_are_found_in_real_messages() {
        same("REGISTER", m -> m.start().method().equals("REGISTER"));
        same("INVITE or BYE", m -> List.of("INVITE", "BYE").contains(m.start().method()));
        same("200", m -> m.start().status() == 200);
        same("200 to INVITE", m -> m.start().status() == 200 && m.cseqMethod().equals("INVITE"));
        same(
                "2xx to INVITE or BYE",
                m -> m.start().status() / 100 == 2 && List.of("INVITE", "BYE").contains(m.cseqMethod()));
        same("1xx", m -> m.start().status() / 100 == 1);
        same("180 or 200", m -> List.of(180, 200).contains(m.start().status()));
        same("final response", m -> m.start().status() >= 200);
        same("request", SipText::isRequest);
        same("response", SipText::isResponse);
        same("message", m -> true);
    }

    @Test
    void invites_inside_and_outside_a_dialog_are_distinguished() {
        same(
                "initial INVITE",
                m -> m.start().method().equals("INVITE") && m.to().tag().isEmpty());
        Match match = MatchPhrase.parse("re-INVITE");
        SipText invite = SipText.parse(Samples.message("jssip-chromium-invite-audio.txt"));
        SipText again = invite.with("To", invite.header("To").orElseThrow() + ";tag=1");

        assertThat(describes(match, sip(Direction.RECEIVED, Role.PHONE, "a", invite.bytes())))
                .isFalse();
        assertThat(describes(match, sip(Direction.RECEIVED, Role.PHONE, "a", again.bytes())))
                .isTrue();
    }

    @Test
    void headers_and_bodies_are_conditions() {
        same(
                "REGISTER with Authorization",
                m -> m.start().method().equals("REGISTER")
                        && m.header("Authorization").isPresent());
        same(
                "REGISTER without Authorization",
                m -> m.start().method().equals("REGISTER")
                        && m.header("Authorization").isEmpty());
        same("message with SDP", m -> m.contentType().equals("application/sdp"));
        same("request without SDP", m -> m.isRequest() && !m.contentType().equals("application/sdp"));
        Match firefox = MatchPhrase.parse("message").with("User-Agent", Pattern.compile("JsSIP"));
        SipText jssip = SipText.parse(Samples.message("jssip-firefox-register.txt"));
        SipText sipjs = SipText.parse(Samples.message("sipjs-firefox-register.txt"));
        assertThat(describes(firefox, sip(Direction.RECEIVED, Role.PHONE, "a", jssip.bytes())))
                .isTrue();
        assertThat(describes(firefox, sip(Direction.RECEIVED, Role.PHONE, "a", sipjs.bytes())))
                .isFalse();
        Match saying = MatchPhrase.parse("message").saying(Pattern.compile("SIP\\.js/0"));
        assertThat(describes(saying, sip(Direction.RECEIVED, Role.PHONE, "a", sipjs.bytes())))
                .isTrue();
        assertThat(describes(saying, sip(Direction.RECEIVED, Role.PHONE, "a", jssip.bytes())))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTER, RECEIVED, PHONE, scripted/alice, true",
        "REGISTER, RECEIVED, FAR_END, gateway, true",
        "REGISTER, SENT, PHONE, scripted/alice, false",
        "REGISTER from the phone, SENT, PHONE, scripted/alice, true",
        "REGISTER from the phone, RECEIVED, PHONE, scripted/alice, false",
        "REGISTER towards the far end, RECEIVED, FAR_END, gateway, true",
        "REGISTER towards the far end, RECEIVED, PHONE, scripted/alice, false",
        "REGISTER from the far end, SENT, FAR_END, gateway, true",
        "REGISTER towards an endpoint, RECEIVED, ENDPOINT, desk, true",
        "REGISTER towards desk, RECEIVED, ENDPOINT, desk, true",
        "REGISTER towards desk, RECEIVED, ENDPOINT, desk2, false",
        "REGISTER towards alice, RECEIVED, PHONE, scripted/alice, true",
        "REGISTER towards scripted, RECEIVED, PHONE, scripted/alice, true",
        "REGISTER towards bob, RECEIVED, PHONE, scripted/alice, false",
    })
    void direction_and_party_are_seen_from_the_party(
            String phrase, Direction direction, Role role, String party, boolean expected) {
        byte[] register = Samples.message("jssip-chromium-register.txt");

        assertThat(describes(MatchPhrase.parse(phrase), sip(direction, role, party, register)))
                .isEqualTo(expected);
    }

    @Test
    void packets_frames_and_the_upgrade_are_kinds_of_their_own() {
        byte[] event = new byte[16];
        event[1] = (byte) (0x80 | 101);
        Traffic rtp = new Traffic(Kind.RTP, Direction.RECEIVED, Role.FAR_END, "gateway", "", event);
        assertThat(describes(MatchPhrase.parse("RTP packets towards the far end"), rtp))
                .isTrue();
        assertThat(describes(MatchPhrase.parse("RTP packet of type 101 towards the far end"), rtp))
                .isTrue();
        assertThat(describes(MatchPhrase.parse("RTP packet of type 0"), rtp)).isFalse();
        assertThat(describes(MatchPhrase.parse("RTCP packet"), rtp)).isFalse();
        byte[] bytes = RawFrame.close(1001).bytes();
        Traffic frame = new Traffic(Kind.FRAME, Direction.RECEIVED, Role.PHONE, "scripted/alice", "", bytes);
        assertThat(describes(MatchPhrase.parse("close frame"), frame)).isTrue();
        assertThat(describes(MatchPhrase.parse("frame"), frame)).isTrue();
        assertThat(describes(MatchPhrase.parse("text frame"), frame)).isFalse();
        byte[] head = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Protocol: sip\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        Traffic upgrade = new Traffic(Kind.HTTP, Direction.RECEIVED, Role.PHONE, "scripted/alice", "", head);
        assertThat(describes(MatchPhrase.parse("HTTP response"), upgrade)).isTrue();
        assertThat(describes(MatchPhrase.parse("HTTP response with Sec-WebSocket-Protocol"), upgrade))
                .isTrue();
        assertThat(describes(MatchPhrase.parse("HTTP request"), upgrade)).isFalse();
    }

    @Test
    void occurrences_are_read_from_words_and_figures() {
        assertThat(MatchPhrase.parse("the next 200").occurrence()).isEqualTo(new Occurrence.Nth(1, true));
        assertThat(MatchPhrase.parse("the third INVITE").occurrence()).isEqualTo(new Occurrence.Nth(3, false));
        assertThat(MatchPhrase.parse("the 12th INVITE").occurrence()).isEqualTo(new Occurrence.Nth(12, false));
        assertThat(MatchPhrase.parse("every second RTP packet").occurrence()).isEqualTo(new Occurrence.Periodic(1, 2));
        assertThat(MatchPhrase.parse("3 of 10 RTP packets").occurrence()).isEqualTo(new Occurrence.Periodic(3, 10));
        assertThat(MatchPhrase.parse("10 % of RTP packets").occurrence()).isEqualTo(new Occurrence.Chance(0.1));
        assertThat(MatchPhrase.parse("every BYE").occurrence()).isEqualTo(new Occurrence.All());
        assertThat(MatchPhrase.parse("BYE").occurrence()).isEqualTo(new Occurrence.All());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "the bye", "Bye", "700", "HTTP answer", "purple frame", "RTP", "SIP packet"})
    void a_phrase_without_meaning_is_refused_in_a_sentence(String phrase) {
        assertThatThrownBy(() -> MatchPhrase.parse(phrase))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("describes no traffic");
    }
}
