package io.sipwright.scenarios.endpoint.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final byte[] EXTENDED = HexFormat.of().parseHex("80cf00010000002a");

    @Test
    void a_packet_behind_report_and_name_is_compound_and_complete() {
        byte[] compound = Report.compound(42, "web", EXTENDED);

        assertThat(Report.isCompound(compound)).isTrue();
        assertThat(Report.complete(List.of(compound))).isTrue();
        assertThat(Report.holds(List.of(compound), 207)).isTrue();
    }

    @Test
    void a_packet_alone_or_cut_off_or_protected_is_not_compound() {
        byte[] report = Report.compound(42, "web");

        assertThat(Report.isCompound(EXTENDED)).isFalse();
        assertThat(Report.isCompound(Arrays.copyOf(report, report.length - 2))).isFalse();
        assertThat(Report.isCompound(Arrays.copyOf(report, report.length + 14))).isFalse();
        assertThat(Report.isCompound(new byte[0])).isFalse();
    }
}
