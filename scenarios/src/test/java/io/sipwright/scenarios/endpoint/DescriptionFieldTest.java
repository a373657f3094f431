package io.sipwright.scenarios.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sdp.SdpSyntax;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionFieldTest {
    private static final String TEXT = "v=0\r\no=- 7 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 4000 RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n"
            + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session id | 7",
                "session version | 1",
                "session media | 2",
                "session o= | - 7 1 IN IP4 127.0.0.1",
                "audio port | 4000",
                "audio proto | RTP/AVP",
                "audio formats | 0 101",
                "audio direction | sendrecv",
                "audio c= | IN IP4 127.0.0.1",
                "video port | 0",
                "video a=rtpmap | 96 VP8/90000"
            })
    void what_stands_at_a_place_is_read_and_written(String cell, String value) {
        DescriptionField field = DescriptionField.parse(cell).orElseThrow();
        assertThat(field.values(TEXT)).containsExactly(value);
        if (!cell.equals("session media")) {
            String changed = field.set(TEXT, Optional.of("1"), true);
            assertThat(field.set(changed, Optional.of(value), true).lines().sorted())
                    .containsAll(TEXT.lines()
                            .filter(l -> !l.startsWith("a=") && !l.startsWith("c="))
                            .toList());
        }
    }

    @Test
    void a_name_that_stands_twice_gives_two_lines_and_absent_removes_all() {
        String changed = set(set(TEXT, "audio a=crypto", "1 A", true), "audio a=crypto", "2 B", false);
        assertThat(values(changed, "audio a=crypto")).containsExactly("1 A", "2 B");
        assertThat(values(set(changed, "audio a=crypto", null, true), "audio a=crypto"))
                .isEmpty();
    }

    @Test
    void lines_go_where_their_type_belongs() {
        String changed = set(set(TEXT, "session b=", "AS:64", true), "video c=", "IN IP4 10.0.0.1", true);
        assertThat(SdpSyntax.fault(changed)).isEmpty();
    }

    @Test
    void the_lines_of_a_format_go_with_it() {
        assertThat(values(set(TEXT, "audio formats", "0", true), "audio a=rtpmap"))
                .containsExactly("0 PCMU/8000");
    }

    @Test
    void an_attribute_is_moved_from_the_m_lines_to_the_session() {
        String moved = set(set(TEXT, "audio a=setup", "actpass", true), "session a=setup", "moved", true);
        assertThat(values(moved, "session a=setup")).containsExactly("actpass");
        assertThat(moved.indexOf("a=setup")).isLessThan(moved.indexOf("m="));
    }

    @Test
    void an_answer_has_the_m_lines_the_numbers_and_the_direction_of_its_offer() throws Exception {
        String offer = TEXT.replace("101", "97").replace("sendrecv", "sendonly").replace("video 0", "video 4002");
        String answer = Descriptions.telephone(InetAddress.getByName("127.0.0.1"), 5000, Optional.of(offer));
        assertThat(values(answer, "audio formats")).containsExactly("0 97");
        assertThat(values(answer, "audio a=fmtp")).containsExactly("97 0-16");
        assertThat(values(answer, "audio direction")).containsExactly("recvonly");
        assertThat(values(answer, "audio port")).containsExactly("5000");
        assertThat(values(answer, "video port")).containsExactly("0");
        assertThat(SdpSyntax.fault(answer)).isEmpty();
    }

    @Test
    void an_answer_knows_its_encodings_however_the_offer_spells_them() throws Exception {
        String offer = TEXT.replace("0 PCMU/8000", "0 pcmu/8000/1")
                .replace("101", "97")
                .replace("event/8000", "Event/8000/1");
        String answer = Descriptions.telephone(InetAddress.getByName("127.0.0.1"), 5000, Optional.of(offer));
        assertThat(values(answer, "audio formats")).containsExactly("0 97");
        assertThat(values(answer, "audio a=fmtp")).containsExactly("97 0-16");
    }

    private static List<String> values(String text, String cell) {
        return DescriptionField.parse(cell).orElseThrow().values(text);
    }

    private static String set(String text, String cell, @Nullable String value, boolean first) {
        return DescriptionField.parse(cell).orElseThrow().set(text, Optional.ofNullable(value), first);
    }
}
