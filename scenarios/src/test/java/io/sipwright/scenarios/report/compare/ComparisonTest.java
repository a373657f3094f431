package io.sipwright.scenarios.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.scenarios.report.ComparisonWriter;
import io.sipwright.scenarios.report.ReportWriter;
import io.sipwright.scenarios.report.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir
    Path folder;

    @BeforeEach
    void two_reports() throws IOException {
        ReportWriter.write(SampleRun.failing(), folder.resolve("one"));
        ReportWriter.write(SampleRun.passing(), folder.resolve("two"));
    }

    @Test
    void each_requirement_that_a_run_ruled_on_has_a_row_and_each_run_a_column() throws ReportUnreadableException {
        Comparison comparison = comparison();

        assertThat(comparison.columns()).hasSize(2);
        assertThat(comparison.rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.cells()).hasSize(2);
            assertThat(row.cells())
                    .anySatisfy(cell -> assertThat(cell.orElseThrow().verdict()).isNotEqualTo("untested"));
        });
    }

    @Test
    void a_row_differs_when_one_run_fails_and_the_other_does_not_and_never_when_both_agree()
            throws ReportUnreadableException {
        Comparison apart = comparison();
        Comparison same = Comparison.of(List.of(folder.resolve("two"), folder.resolve("two")));

        assertThat(apart.rows()).filteredOn(Comparison.Row::differs).anySatisfy(row -> assertThat(
                        row.cells().stream().map(c -> c.orElseThrow().verdict()))
                .startsWith("fail")
                .doesNotHaveDuplicates());
        assertThat(apart.differences()).isPositive();
        assertThat(same.differences()).isZero();
    }

    @Test
    void the_table_marks_differences_and_gives_the_cause_of_each_failure() throws ReportUnreadableException {
        String table = ComparisonTable.render(comparison());

        assertThat(table.lines()).anyMatch(line -> line.startsWith("≠") && line.contains("fail"));
        assertThat(table).contains("requirements differ between the runs");
    }

    @Test
    void no_two_columns_have_the_same_name_even_if_the_reports_are_of_one_target() throws Exception {
        ReportWriter.write(SampleRun.passing(), folder.resolve("monday/report"));
        ReportWriter.write(SampleRun.passing(), folder.resolve("tuesday/report"));
        Comparison comparison = Comparison.of(List.of(
                folder.resolve("one"),
                folder.resolve("two"),
                folder.resolve("monday/report"),
                folder.resolve("tuesday/report"),
                folder.resolve("tuesday/report")));

        assertThat(comparison.columns().stream().map(Comparison.Column::label))
                .doesNotHaveDuplicates()
                .anyMatch(label -> label.endsWith(" (one)"))
                .anyMatch(label -> label.contains("monday"));
    }

    @Test
    void the_page_leads_to_both_reports_and_holds_no_script() throws Exception {
        Path page = ComparisonWriter.write(comparison(), folder.resolve("both"));

        assertThat(Files.readString(page))
                .contains("href=\"../one/index.html", "href=\"../two/index.html")
                .doesNotContain("<script");
        assertThat(folder.resolve("both/comparison.json")).isNotEmptyFile();
    }

    @Test
    void a_folder_without_a_report_and_a_file_that_is_none_are_one_sentence_each() throws IOException {
        Path nonsense = Files.createDirectory(folder.resolve("nonsense"));
        Files.writeString(nonsense.resolve("report.json"), "{\"target\": 1");

        assertThatThrownBy(() -> RunSummary.read(folder.resolve("nowhere")))
                .isInstanceOf(ReportUnreadableException.class)
                .hasMessageStartingWith("There is no report ");
        assertThatThrownBy(() -> RunSummary.read(nonsense)).hasMessageContaining("is not a report of a run");
    }

    private Comparison comparison() throws ReportUnreadableException {
        return Comparison.of(List.of(folder.resolve("one"), folder.resolve("two")));
    }
}
