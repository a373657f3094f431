package io.sipwright.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.KnownFailure;
import io.sipwright.scenarios.judge.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {
    @Test
    void a_failure_is_one_row_with_its_cause_and_what_to_change() {
        Finding finding =
                Finding.fail("e", "a", "w", "answer lacks a=rtcp-mux").withRemedy("rtpengine: rtcp-mux-offer");
        String summary = MarkdownSummary.of(Scene.run(
                Scene.named("a").ruling("NAT-004", finding), Scene.named("b").ruling("NAT-007", finding)));

        assertThat(summary).isEqualTo("""
                ### ❌ box: fail

                **2 fail** · **1 untested** of 3 requirements

                | requirements | verdict | cause | to change |
                |---|---|---|---|
                | NAT-004, NAT-007 | fail | answer lacks a=rtcp-mux | rtpengine: rtcp-mux-offer |

                2 scenarios in 2 lanes (chromium/jssip with Chromium 156, scripted), 12.3 s, seed 42
                """);
    }

    @Test
    void known_failures_have_a_table_of_their_own() {
        List<KnownFailure> known = List.of(new KnownFailure("NAT-004", "", "planned", ""));

        assertThat(MarkdownSummary.of(Scene.run(
                        known, Scene.named("a").fails("NAT-004", "478").passes("NAT-007"))))
                .contains(
                        "### ✅ box: pass", "**1 fail** (1 known)", "**Known failures**", "| NAT-004 | fail | 478 |  |");
    }

    @Test
    void a_lane_in_trouble_is_named() {
        assertThat(MarkdownSummary.of(Scene.run(List.of(), "Chromium is not installed.")))
                .contains("### ⚠️ box: inconclusive", "- chromium/jssip: Chromium is not installed.");
    }

    @Test
    void text_from_the_network_is_no_markup_and_mentions_nobody() {
        String summary = MarkdownSummary.of(
                Scene.run(Scene.named("a").fails("NAT-004", "<img src=x> | `x` [a](b) @alice sip:bob@example.org")));

        assertThat(summary).contains("&lt;img src=x&gt; \\| \\`x\\` \\[a\\](b) @\u2060alice sip:bob@example.org");
    }

    @Test
    void however_much_fails_it_fits_into_a_comment() {
        Scene[] scenes = new Scene[200];
        for (int i = 0; i < scenes.length; i++) {
            scenes[i] = Scene.named("a").fails("XX-" + (100 + i), i + " " + "long cause ".repeat(200));
        }
        String summary = MarkdownSummary.of(Scene.run(scenes));

        assertThat(summary).hasSizeLessThan(65_536).contains("160 more causes are in the report.");
    }
}
