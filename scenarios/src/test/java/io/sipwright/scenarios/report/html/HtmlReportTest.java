package io.sipwright.scenarios.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.report.SampleRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static String page;
    private static List<String> details;

    @BeforeAll
    static void a_page_is_rendered() {
        page = HtmlReport.render(SampleRun.failing(), Map.of());
        details = Pattern.compile("data-packed=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(m -> unpacked(m.group(1)))
                .toList();
    }

    static String unpacked(String packed) {
        try (var in =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void it_loads_nothing_from_a_network() {
        Pattern loads = Pattern.compile("(?:src|<link[^>]*href|@import|url\\()\\s*=?\\s*[\"'(]?\\s*(?:https?:)?//");

        assertThat(page.replaceAll("data-packed=\"[^\"]*\"", "")).doesNotContainPattern(loads);
        assertThat(details)
                .allSatisfy(d -> assertThat(d.replaceAll("base64,[^\"]*", "")).doesNotContainPattern(loads));
        assertThat(page).contains("default-src &#39;none&#39;");
    }

    @Test
    void only_its_own_script_may_run() {
        String script = page.substring(page.lastIndexOf("<script>") + 8, page.lastIndexOf("</script>"));

        assertThat(Assets.load().script()).isEqualTo(script);
        assertThat(page).contains(Assets.load().policy().replace("'", "&#39;"));
        assertThat(Pattern.compile("<script").matcher(page).results().count()).isEqualTo(1);
    }

    @Test
    void text_from_outside_is_escaped_wherever_it_appears() {
        assertThat(page).doesNotContain("<img src=x");
        assertThat(page).contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;");
        assertThat(details).noneMatch(d -> d.contains("<img src=x")).anyMatch(d -> d.contains("&lt;img src=x"));
    }

    @Test
    void every_requirement_and_every_scenario_of_every_lane_is_there() {
        assertThat(page)
                .contains(
                        "id=\"NAT-004\"", "id=\"SDP-003\"", "https://www.rfc-editor.org/rfc/rfc7118.html#appendix-B.1");
        assertThat(details).hasSize(16);
        assertThat(page)
                .contains("data-verdict=\"setup-failed\"", "data-verdict=\"harness-fault\"", "data-verdict=\"warn\"");
        assertThat(page)
                .contains("answer lacks a=rtcp-mux", "known failure: flow tokens are planned", "unexpected pass");
    }

    @Test
    void untested_requirements_are_one_line_by_reason_and_no_rows() {
        assertThat(page)
                .contains(
                        "requirements are untested</summary>",
                        "<b>needs a NAT of kind symmetric:</b> <span id=\"NAT-001\"")
                .doesNotContain("data-verdict=\"untested\"");
    }

    @Test
    void no_summary_has_anything_in_it_to_click_on() {
        Pattern nested = Pattern.compile("<summary(?:(?!</summary>).)*<(?:a|button|input|select)\\b", Pattern.DOTALL);

        assertThat(page).doesNotContainPattern(nested);
        assertThat(details).allSatisfy(d -> assertThat(d).doesNotContainPattern(nested));
    }

    @Test
    void anchors_are_made_of_lane_feature_and_name_and_so_hold_in_the_next_run() {
        assertThat(page)
                .contains("id=\"firefox-sipjs-register-a-wrong-password-is-refused\"")
                .contains("href=\"#firefox-sipjs-register-a-wrong-password-is-refused\"");
    }

    @Test
    void a_remedy_is_printed_once_for_its_cause() {
        Finding broken = Finding.fail("e", "a", "w", "no rtcp-mux").withRemedy("add rtcp-mux-offer");
        String two = HtmlReport.render(
                Scene.run(
                        Scene.named("a").ruling("NAT-004", broken),
                        Scene.named("b").ruling("NAT-007", broken)),
                Map.of());

        assertThat(Pattern.compile("add rtcp-mux-offer").matcher(two).results().count())
                .isEqualTo(1);
    }

    @Test
    void the_step_that_rules_looks_as_its_worst_ruling_does() {
        Scene scene = Scene.named("a")
                .passed("When", "alice calls bob", 1)
                .passed("Then", "NAT-004 and MED-001 hold", 0)
                .passes("MED-001")
                .fails("NAT-004", "478");

        assertThat(StepView.of(scene.record()))
                .extracting(view -> view.style().tone())
                .containsExactly("good", "bad");
        assertThat(scene.record().failedSteps()).extracting(s -> s.text()).containsExactly("NAT-004 and MED-001 hold");
    }

    @Test
    void a_link_to_a_scenario_leads_to_it() {
        List<String> ids = Pattern.compile(" id=\"(\\w[\\w-]*)\"")
                .matcher(page)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(m -> m.group(1)))
                .isNotEmpty()
                .allMatch(ids::contains);
    }

    @Test
    void the_details_show_steps_ladder_media_rewritten_lines_and_what_was_left() {
        String call = details.stream()
                .filter(d -> d.contains("echo-of-self"))
                .findFirst()
                .orElseThrow();

        assertThat(call).contains("Who heard whom", "Screens", "data:image/jpeg;base64,", "data:audio/wav;base64,");
        assertThat(call)
                .contains("INVITE: firefox/alice → gateway", "+ Record-Route: &lt;sip:127.0.0.1:7060;lr;f=w1&gt;");
        assertThat(call).contains("<mark>m=audio 7478 UDP/TLS/RTP/SAVPF 0 126</mark>", "trace.pcapng");
    }

    @Test
    void a_run_of_300_calls_stays_under_5_megabytes() {
        String large = HtmlReport.render(SampleRun.large(100), Map.of());

        assertThat(large.length()).isLessThan(5_000_000);
        assertThat(Pattern.compile("data-packed").matcher(large).results().count())
                .isGreaterThanOrEqualTo(300);
    }
}
