package io.sipwright.scenarios.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.judge.AttachmentJson;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes a report folder: {@code index.html}, {@code report.json}, {@code junit.xml}, {@code summary.md}, {@code
 * badge.svg}, {@code cucumber.ndjson} and a folder per scenario with its attachments (screenshots, recordings, logs,
 * traces).
 */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Writes the report; creates the folder if it is missing and replaces files of an earlier report.
     *
     * @return the page, {@code index.html}
     * @throws IOException when the folder cannot be written
     */
    public static Path write(RunRecord run, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<Attachment, String> files = new AttachmentFolder(run, folder).write();
        Files.write(folder.resolve("cucumber.ndjson"), run.messages());
        CiPaths paths = new CiPaths(folder, System.getenv());
        Files.writeString(
                folder.resolve("junit.xml"),
                new JunitReport(run, a -> files.containsKey(a) ? paths.of(files.get(a)) : "").render());
        Files.writeString(folder.resolve("summary.md"), MarkdownSummary.of(run));
        Files.writeString(folder.resolve("badge.svg"), Badge.of(run));
        Files.write(
                folder.resolve("report.json"),
                AttachmentJson.MAPPER
                        .writer(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsBytes(ReportDocument.of(run)));
        return Files.writeString(folder.resolve("index.html"), HtmlReport.render(run, files));
    }
}
