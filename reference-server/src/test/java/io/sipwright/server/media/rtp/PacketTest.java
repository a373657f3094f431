package io.sipwright.server.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTest {
    private static final String SR = "80c80006000000010000000000000000000000000000000000000000";
    private static final String REMB = "8fce000500000001000000005245 4d42 01000000 00000002".replace(" ", "");

    @ParameterizedTest
    @CsvSource({
        "0001000000000000, STUN",
        "16fefd0000000000, DTLS",
        "3ffefd0000000000, DTLS",
        "8000000000000000, RTP",
        "80ff000000000000, RTP",
        "80c8000000000000, RTCP",
        "81cd000000000000, RTCP",
        "0400000000000000, UNKNOWN",
        "5000000000000000, UNKNOWN",
        "ff00000000000000, UNKNOWN",
        "80, UNKNOWN",
        "'', UNKNOWN"
    })
    void packets_are_distinguished_by_their_first_bytes(String hex, PacketKind kind) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(PacketKind.of(bytes, 0, bytes.length)).isEqualTo(kind); // MED-016
    }

    @Test
    void extension_and_padding_are_stripped_and_the_payload_stays() {
        Packet packet = packet("b1fe0001 00000002 00000003 cccccccc bede0001 11223344 a1a2a3 000002");
        assertThat(RtpHeader.wellFormed(packet)).isTrue();
        RtpHeader.payloadType(packet, 101);
        RtpHeader.strip(packet);
        assertThat(hex(packet)).isEqualTo("81e50001" + "00000002" + "00000003" + "cccccccc" + "a1a2a300");
    }

    @ParameterizedTest
    @CsvSource({
        "8000",
        "4000000100000002000000030a",
        "9000000100000002000000030000",
        "90000001000000020000000300000009aa",
        "a000000100000002000000030d",
        "a0000001000000020000000300",
        "8f00000100000002000000030a"
    })
    void headers_that_do_not_fit_are_malformed(String hex) {
        assertThat(RtpHeader.wellFormed(packet(hex))).isFalse();
    }

    @Test
    void reports_pass_and_feedback_does_not() {
        Packet packet = packet(SR + REMB + "80cb00010000 0001".replace(" ", ""));
        assertThat(RtcpCompound.wellFormed(packet)).isTrue();
        assertThat(RtcpCompound.keepReports(packet)).isTrue(); // MED-031
        assertThat(hex(packet)).isEqualTo(SR + "80cb000100000001");
    }

    @Test
    void feedback_alone_leaves_nothing() {
        Packet packet = packet(REMB);
        assertThat(RtcpCompound.wellFormed(packet)).isTrue();
        assertThat(RtcpCompound.keepReports(packet)).isFalse();
    }

    @Test
    void a_report_that_claims_more_than_there_is_is_malformed() {
        assertThat(RtcpCompound.wellFormed(packet("80c80007" + SR.substring(8))))
                .isFalse();
    }

    @Test
    void payload_types_are_mapped_and_unknown_ones_are_none() {
        PayloadMap map = new PayloadMap(Map.of(126, 101, 0, 0));
        assertThat(map.get(126)).isEqualTo(101); // MED-023
        assertThat(map.get(0)).isZero();
        assertThat(map.get(111)).isEqualTo(PayloadMap.NONE);
    }

    private static Packet packet(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new Packet().over(Arrays.copyOf(bytes, Packet.CAPACITY), 0, bytes.length);
    }

    private static String hex(Packet packet) {
        return HexFormat.of().formatHex(packet.bytes(), packet.offset(), packet.offset() + packet.length());
    }
}
