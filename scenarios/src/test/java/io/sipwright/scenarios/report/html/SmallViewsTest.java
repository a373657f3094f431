package io.sipwright.scenarios.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.judge.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmallViewsTest {
    @Test
    void references_link_to_the_section_or_appendix() {
        assertThat(RfcLink.all("7118 §B.1; 5626 §5.3.2; 3261; draft-x"))
                .containsExactly(
                        new RfcLink("RFC 7118 §B.1", "https://www.rfc-editor.org/rfc/rfc7118.html#appendix-B.1"),
                        new RfcLink("RFC 5626 §5.3.2", "https://www.rfc-editor.org/rfc/rfc5626.html#section-5.3.2"),
                        new RfcLink("RFC 3261", "https://www.rfc-editor.org/rfc/rfc3261.html"),
                        new RfcLink("draft-x", ""));
    }

    @Test
    void a_difference_keeps_the_order_and_folds_what_is_the_same() {
        assertThat(LineDiff.of(List.of("a", "b", "c", "d"), List.of("a", "b", "x", "d", "e")))
                .extracting(c -> c.sign() + c.text())
                .containsExactly(" 2 lines the same", "−c", "+x", " 1 line the same", "+e");
        assertThat(LineDiff.of(List.of(), List.of())).isEmpty();
    }

    @Test
    void no_two_verdicts_look_the_same() {
        assertThat(Arrays.stream(Verdict.values()).map(VerdictStyle::of)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Verdict.values()).map(v -> VerdictStyle.of(v).icon()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_picture_that_is_none_becomes_a_file() {
        Attachment broken = new Attachment("x.png", "image/png", new byte[] {1, 2, 3});
        Attachment link = new Attachment("y.png", "image/png", new byte[] {1, 2, 3});
        List<EmbeddedFiles.Kept> kept = new EmbeddedFiles(Map.of(link, "scenarios/y.png"))
                .of(Scene.named("a").left(broken).left(link).record());

        assertThat(kept.get(0).kind()).isEqualTo(EmbeddedFiles.Kind.FILE);
        assertThat(kept.get(1).kind()).isEqualTo(EmbeddedFiles.Kind.PICTURE);
        assertThat(kept.get(1).source()).isEqualTo("scenarios/y.png");
    }

    @Test
    void long_text_is_shown_where_something_went_wrong_only() {
        Attachment log =
                new Attachment("l.txt", "text/plain", "x".repeat(90_000).getBytes(StandardCharsets.UTF_8));

        assertThat(new EmbeddedFiles(Map.of()).of(Scene.named("a").left(log).record()))
                .singleElement()
                .satisfies(k -> assertThat(k.kind()).isEqualTo(EmbeddedFiles.Kind.FILE));
        assertThat(new EmbeddedFiles(Map.of())
                        .of(Scene.named("a").fails("NAT-004", "c").left(log).record()))
                .singleElement()
                .satisfies(k -> assertThat(k.text()).hasSizeLessThan(41_000).endsWith("the rest is in the file"));
    }
}
