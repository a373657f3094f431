package io.sipwright.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.media.rtp.Packet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpDirectionTest {
    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void what_is_protected_opens_to_the_same_bytes(SrtpProfile profile) {
        SrtpDirection sending = SrtpDirection.sending(keys(profile));
        SrtpDirection receiving = SrtpDirection.receiving(keys(profile));
        for (int seq = 65_500; seq < 65_600; seq++) { // MED-021: over the wrap
            Packet packet = rtp(seq, 7);
            byte[] clear = bytes(packet);
            assertThat(sending.rtp(packet)).isEqualTo(SrtpResult.OK);
            assertThat(bytes(packet)).isNotEqualTo(clear).hasSizeGreaterThan(clear.length);
            assertThat(receiving.rtp(packet)).isEqualTo(SrtpResult.OK);
            assertThat(bytes(packet)).isEqualTo(clear);
        }
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void reports_too(SrtpProfile profile) {
        Packet packet = rtp(1, 7);
        packet.u8(1, 200);
        byte[] clear = bytes(packet);
        assertThat(SrtpDirection.sending(keys(profile)).rtcp(packet)).isEqualTo(SrtpResult.OK);
        assertThat(SrtpDirection.receiving(keys(profile)).rtcp(packet)).isEqualTo(SrtpResult.OK);
        assertThat(bytes(packet)).isEqualTo(clear);
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void a_changed_packet_is_forged_and_a_second_copy_is_a_replay(SrtpProfile profile) { // MED-020
        SrtpDirection receiving = SrtpDirection.receiving(keys(profile));
        Packet packet = rtp(5, 7);
        assertThat(SrtpDirection.sending(keys(profile)).rtp(packet)).isEqualTo(SrtpResult.OK);
        Packet forged = copy(packet);
        forged.u8(40, forged.u8(40) ^ 1);
        Packet again = copy(packet);
        assertThat(receiving.rtp(forged)).isEqualTo(SrtpResult.FORGED);
        assertThat(receiving.rtp(packet)).isEqualTo(SrtpResult.OK);
        assertThat(receiving.rtp(again)).isEqualTo(SrtpResult.REPLAYED);
    }

    @Test
    void sources_without_number_are_refused_instead_of_forgotten() {
        SrtpDirection sending = SrtpDirection.sending(keys(SrtpProfile.AEAD_AES_128_GCM));
        for (int ssrc = 0; ssrc < 32; ssrc++) {
            assertThat(sending.rtp(rtp(1, ssrc))).isEqualTo(SrtpResult.OK);
        }
        assertThat(sending.rtp(rtp(1, 99))).isEqualTo(SrtpResult.TOO_MANY_SOURCES);
    }

    private static SrtpKeys keys(SrtpProfile profile) {
        byte[] exported = new byte[profile.keyingLength()];
        for (int i = 0; i < exported.length; i++) {
            exported[i] = (byte) (i * 7);
        }
        return SrtpKeys.ofClient(profile, exported);
    }

    private static Packet rtp(int seq, int ssrc) {
        Packet packet = Packet.allocate();
        packet.length(172);
        packet.u8(0, 0x80);
        packet.u8(2, seq >> 8);
        packet.u8(3, seq);
        packet.u8(11, ssrc);
        for (int i = 12; i < 172; i++) {
            packet.u8(i, i);
        }
        return packet;
    }

    private static Packet copy(Packet packet) {
        return new Packet().over(packet.bytes().clone(), packet.offset(), packet.length());
    }

    private static byte[] bytes(Packet packet) {
        return Arrays.copyOfRange(packet.bytes(), packet.offset(), packet.offset() + packet.length());
    }
}
