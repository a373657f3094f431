package io.sipwright.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.media.rtp.Packet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void reports_of_many_sources_pass_and_more_than_can_be_kept_do_not(SrtpProfile profile) { // RFC 3711 §9.1
        SrtpDirection sending = SrtpDirection.sending(keys(profile));
        SrtpDirection receiving = SrtpDirection.receiving(keys(profile));
        for (int ssrc = 0; ssrc < 256; ssrc++) {
            Packet packet = rtcp(ssrc);
            byte[] clear = bytes(packet);
            assertThat(sending.rtcp(packet)).as("report of %s", ssrc).isEqualTo(SrtpResult.OK);
            assertThat(receiving.rtcp(packet)).as("report of %s", ssrc).isEqualTo(SrtpResult.OK);
            assertThat(bytes(packet)).isEqualTo(clear);
        }
        assertThat(sending.rtcp(rtcp(256))).isEqualTo(SrtpResult.TOO_MANY_SOURCES);
        assertThat(sending.rtcp(rtcp(0))).as("one that is known").isEqualTo(SrtpResult.OK);
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

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void a_call_may_have_many_sources_and_an_idle_one_goes_on_where_it_was(SrtpProfile profile) { // RFC 3711 §3.2.3
        SrtpDirection sending = SrtpDirection.sending(keys(profile));
        SrtpDirection receiving = SrtpDirection.receiving(keys(profile));
        passes(sending, receiving, 65_535, 0);
        passes(sending, receiving, 0, 0); // its rollover counter is 1 now
        for (int ssrc = 1; ssrc < 200; ssrc++) {
            passes(sending, receiving, 1, ssrc);
        }
        passes(sending, receiving, 1, 0);
        assertThat(sending.rtp(rtp(1, 0))).as("an index is never used twice").isEqualTo(SrtpResult.REPLAYED);
    }

    @Test
    void more_sources_than_can_be_remembered_are_refused() { // RFC 3711 §9.1
        SrtpDirection sending = SrtpDirection.sending(keys(SrtpProfile.AEAD_AES_128_GCM));
        for (int ssrc = 0; ssrc < SsrcTable.LIMIT; ssrc++) {
            assertThat(sending.rtp(rtp(1, ssrc))).isEqualTo(SrtpResult.OK);
        }
        assertThat(sending.rtp(rtp(1, SsrcTable.LIMIT))).isEqualTo(SrtpResult.TOO_MANY_SOURCES);
        assertThat(sending.rtp(rtp(2, SsrcTable.LIMIT - 1))).isEqualTo(SrtpResult.OK);
    }

    @ParameterizedTest
    @CsvSource({"5000, 10", "100, 40000", "20000, 1"})
    void a_source_that_numbers_anew_is_taken_up_with_the_second_packet(int before, int after) { // MED-022
        for (SrtpProfile profile : SrtpProfile.values()) {
            SrtpDirection sending = SrtpDirection.sending(keys(profile));
            SrtpDirection receiving = SrtpDirection.receiving(keys(profile));
            for (int i = 0; i < 10; i++) {
                passes(sending, receiving, before + i, 7);
            }
            assertThat(sending.rtp(rtp(after, 7))).isEqualTo(SrtpResult.RESTARTED);
            for (int i = 1; i < 200; i++) {
                int number = passes(sending, receiving, after + i, 7);
                assertThat(number).as("goes on from the highest").isEqualTo(before + 9 + i);
            }
            passes(sending, receiving, after + 400, 7);
            passes(sending, receiving, after + 395, 7); // late by a little
        }
    }

    @Test
    void one_packet_out_of_place_restarts_nothing() {
        SrtpDirection sending = SrtpDirection.sending(keys(SrtpProfile.AES128_CM_HMAC_SHA1_80));
        SrtpDirection receiving = SrtpDirection.receiving(keys(SrtpProfile.AES128_CM_HMAC_SHA1_80));
        passes(sending, receiving, 5000, 7);
        assertThat(sending.rtp(rtp(10, 7))).isEqualTo(SrtpResult.RESTARTED);
        assertThat(passes(sending, receiving, 5001, 7)).isEqualTo(5001);
        assertThat(sending.rtp(rtp(11, 7))).isEqualTo(SrtpResult.RESTARTED);
    }

    /** Protects and opens; the sequence number that arrives. */
    private static int passes(SrtpDirection sending, SrtpDirection receiving, int seq, int ssrc) {
        Packet packet = rtp(seq, ssrc);
        byte[] clear = bytes(packet);
        assertThat(sending.rtp(packet)).as(seq + " of " + ssrc).isEqualTo(SrtpResult.OK);
        assertThat(receiving.rtp(packet)).as(seq + " of " + ssrc).isEqualTo(SrtpResult.OK);
        byte[] arrived = bytes(packet);
        int number = (arrived[2] & 0xFF) << 8 | arrived[3] & 0xFF;
        arrived[2] = clear[2];
        arrived[3] = clear[3];
        assertThat(arrived).isEqualTo(clear);
        return number;
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
        packet.u8(10, ssrc >> 8);
        packet.u8(11, ssrc);
        for (int i = 12; i < 172; i++) {
            packet.u8(i, i);
        }
        return packet;
    }

    private static Packet rtcp(int ssrc) {
        Packet packet = rtp(0, 0);
        packet.u8(1, 200);
        packet.u8(4, 0);
        packet.u8(5, 0);
        packet.u8(6, ssrc >> 8);
        packet.u8(7, ssrc);
        return packet;
    }

    private static Packet copy(Packet packet) {
        return new Packet().over(packet.bytes().clone(), packet.offset(), packet.length());
    }

    private static byte[] bytes(Packet packet) {
        return Arrays.copyOfRange(packet.bytes(), packet.offset(), packet.offset() + packet.length());
    }
}
