package io.sipwright.pstn.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.rtp.RtpPacket;
import io.sipwright.pstn.sip.Samples;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.RawFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesTest {
    private static final byte[] INVITE = Samples.message("jssip-chromium-invite-audio-video.txt");
    private static final byte[] REGISTER = Samples.message("sipjs-firefox-register.txt");

    static Stream<byte[]> samples() {
        return Samples.messages().stream();
    }

    private static SipText after(Change change, byte[] message) {
        return SipText.parse(change.apply(message));
    }

    private static List<String> difference(byte[] before, byte[] after) {
        List<String> old = new String(before, StandardCharsets.UTF_8).lines().toList();
        return new String(after, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !old.contains(line))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_change_that_finds_nothing_leaves_every_byte_alone(byte[] message) {
        Change nothing = SipChanges.remove("X-Nothing")
                .then(SipChanges.remove("Contact;nothing"))
                .then(SipChanges.inHeader("Via", Pattern.compile("nothing"), "x"))
                .then(SipChanges.inSdp(Pattern.compile("a=nothing"), "x"))
                .then(SipChanges.removeSdpLines(Pattern.compile("a=nothing")))
                .then(SipChanges.inBytes(Pattern.compile("\u0001nothing"), ""));

        assertThat(nothing.apply(message)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void status_and_method_alter_their_kind_of_message_alone(byte[] bytes) {
        SipText message = SipText.parse(bytes);

        byte[] status = SipChanges.status(480).apply(bytes);
        byte[] method = SipChanges.method("PUBLISH").apply(bytes);

        if (message.isResponse()) {
            assertThat(SipText.parse(status).startLine()).isEqualTo("SIP/2.0 480 Temporarily Unavailable");
            assertThat(difference(bytes, status)).hasSize(1);
            assertThat(method).isEqualTo(bytes);
        } else {
            assertThat(status).isEqualTo(bytes);
            assertThat(SipText.parse(method).start().method()).isEqualTo("PUBLISH");
            assertThat(SipText.parse(method).cseqMethod()).isEqualTo("PUBLISH");
        }
    }

    @Test
    void headers_are_set_removed_and_added() {
        assertThat(after(SipChanges.remove("Contact"), REGISTER).header("Contact"))
                .isEmpty();
        assertThat(after(SipChanges.set("Expires", "1"), REGISTER).header("Expires"))
                .contains("1");
        assertThat(after(SipChanges.add("Via", "SIP/2.0/UDP x"), REGISTER).values("Via"))
                .hasSize(2);
        assertThat(after(SipChanges.requestUri("sip:other@x"), INVITE).requestUri())
                .isEqualTo("sip:other@x");
        assertThat(after(SipChanges.inHeader("Contact", Pattern.compile("@[^;>]*"), "@127.0.0.1"), REGISTER)
                        .contact()
                        .orElseThrow()
                        .uri())
                .contains("@127.0.0.1");
    }

    @Test
    void a_parameter_is_set_and_removed_and_its_neighbours_stay() {
        SipText without = after(SipChanges.remove("Contact;expires"), REGISTER);
        assertThat(without.contact().orElseThrow().param("expires")).isEmpty();
        assertThat(without.contact().orElseThrow().uri()).endsWith("transport=ws");
        SipText branch = after(SipChanges.set("Via;branch", "z9hG4bKother"), REGISTER);
        assertThat(branch.branch()).isEqualTo("z9hG4bKother");
        assertThat(branch.header("Via").orElseThrow()).containsOnlyOnce("branch");
        SipText flag = after(SipChanges.set("Via;rport", ""), REGISTER);
        assertThat(flag.header("Via").orElseThrow()).endsWith(";rport");
        assertThat(difference(REGISTER, flag.bytes())).hasSize(1);
        byte[] quoted = SipText.parse(REGISTER)
                .with("Contact", "<sip:a@b>;x=\"1;2\";y=3")
                .bytes();
        assertThat(after(SipChanges.remove("Contact;x"), quoted).header("Contact"))
                .contains("<sip:a@b>;y=3");
    }

    @Test
    void lines_of_a_description_are_removed_added_and_replaced_in_every_section() {
        SipText message = after(SipChanges.removeSdpLines(Pattern.compile("^a=rtcp-mux")), INVITE);
        assertThat(SipText.parse(INVITE).bodyText()).contains("a=rtcp-mux");
        assertThat(message.bodyText()).doesNotContain("a=rtcp-mux");
        assertThat(after(SipChanges.addSdpLines(List.of("a=x", "a=y")), INVITE).bodyText())
                .endsWith("a=x\r\na=y\r\n");
        assertThat(after(SipChanges.inSdp(Pattern.compile("UDP/TLS/RTP/SAVPF"), "RTP/AVP"), INVITE)
                        .bodyText())
                .contains("RTP/AVP")
                .doesNotContain("SAVPF");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void content_length_follows_a_change_of_the_body_and_of_nothing_else(byte[] bytes) {
        byte[] changed = SipChanges.addSdpLines(List.of("a=x")).apply(bytes);

        byte[] corrected = SipChanges.withLength(bytes, changed);

        SipText message = SipText.parse(corrected);
        assertThat(message.header("Content-Length")).contains(String.valueOf(message.body().length));
        assertThat(message.body()).isEqualTo(SipText.parse(changed).body());
    }

    @Test
    void a_content_length_that_was_wrong_before_stays_wrong() {
        byte[] wrong = SipText.parse(INVITE).with("Content-Length", "7").bytes();

        byte[] changed = SipChanges.addSdpLines(List.of("a=x")).apply(wrong);

        assertThat(SipChanges.withLength(wrong, changed)).isEqualTo(changed);
    }

    @Test
    void bytes_that_are_no_utf_8_survive_a_change() {
        byte[] odd = {'O', 'K', ' ', (byte) 0xff, (byte) 0xc3, 0, 'x'};

        assertThat(SipChanges.inBytes(Pattern.compile("x$"), "y").apply(odd))
                .isEqualTo(new byte[] {'O', 'K', ' ', (byte) 0xff, (byte) 0xc3, 0, 'y'});
        assertThat(SipChanges.truncate(2).apply(odd)).isEqualTo(new byte[] {'O', 'K'});
        assertThat(SipChanges.truncate(99).apply(odd)).isEqualTo(odd);
    }

    private static RtpPacket packet(Change change, byte[] bytes) {
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(ByteBuffer.wrap(change.apply(bytes)))).isTrue();
        return packet;
    }

    private static byte[] rtp(int type) {
        return new byte[] {(byte) 0x80, (byte) type, 0, 7, 0, 0, 0, 9, 0, 0, 0, 5, 1, 2, 3};
    }

    @Test
    void packets_are_muted_renumbered_and_given_another_source() {
        assertThat(PacketChanges.mute().apply(rtp(0)))
                .endsWith(0xff, 0xff, 0xff)
                .hasSize(15);
        assertThat(PacketChanges.mute().apply(rtp(8))).endsWith(0xd5, 0xd5, 0xd5);
        assertThat(PacketChanges.mute().apply(rtp(101))).isEqualTo(rtp(101));
        assertThat(packet(PacketChanges.sequence(-8), rtp(0)).sequence()).isEqualTo(65535);
        assertThat(packet(PacketChanges.timestamp(160), rtp(0)).timestamp()).isEqualTo(169);
        assertThat(packet(PacketChanges.ssrc(0xffff_ffffL), rtp(0)).ssrc()).isEqualTo(0xffff_ffffL);
        assertThat(packet(PacketChanges.type(96), rtp(0x80)).payloadType()).isEqualTo(96);
        assertThat(packet(PacketChanges.type(96), rtp(0x80)).marker()).isTrue();
        assertThat(packet(PacketChanges.marker(true), rtp(8)).marker()).isTrue();
        assertThat(PacketChanges.sequence(1).apply(new byte[3])).isEqualTo(new byte[3]);
    }

    @Test
    void what_a_packet_has_before_its_payload_is_not_muted() {
        byte[] extended = {(byte) 0x91, 0, 0, 7, 0, 0, 0, 9, 0, 0, 0, 5, 1, 1, 1, 1, 2, 2, 0, 1, 3, 3, 3, 3, 4, 4};

        byte[] muted = PacketChanges.mute().apply(extended);

        assertThat(muted).startsWith(java.util.Arrays.copyOf(extended, 24)).endsWith(0xff, 0xff);
    }

    @Test
    void frames_are_masked_unmasked_and_given_other_bits() {
        byte[] clear =
                RawFrame.text("hello".getBytes(StandardCharsets.US_ASCII)).bytes();
        byte[] masked = FrameChanges.masked(true).apply(clear);
        assertThat(masked).hasSize(clear.length + 4);
        assertThat(FrameChanges.masked(false).apply(masked)).isEqualTo(clear);
        assertThat(FrameChanges.fin(false).apply(clear)[0]).isEqualTo((byte) 0x01);
        assertThat(FrameChanges.opcode(2).apply(clear)[0]).isEqualTo((byte) 0x82);
        assertThat(FrameChanges.reserved(4).apply(clear)[0]).isEqualTo((byte) 0xc1);
        byte[] close = FrameChanges.closeCode(1011).apply(RawFrame.close(1000).bytes());
        assertThat(RawFrame.parse(close).map(p -> p.frame().payload())).contains(new byte[] {3, (byte) 0xf3});
        assertThat(FrameChanges.closeCode(1011).apply(clear)).isEqualTo(clear);
    }

    @Test
    void frames_of_every_length_are_read_back() {
        for (int length : new int[] {0, 125, 126, 65535, 65536}) {
            RawFrame frame = new RawFrame(0x81, Optional.of(0x01020304), new byte[length]);
            RawFrame.Parsed parsed = RawFrame.parse(frame.bytes()).orElseThrow();
            assertThat(parsed.frame().payload()).isEqualTo(new byte[length]);
            assertThat(parsed.length()).isEqualTo(frame.bytes().length);
            assertThat(RawFrame.parse(java.util.Arrays.copyOf(frame.bytes(), frame.bytes().length - 1)))
                    .isEmpty();
        }
    }
}
