package io.sipwright.scenarios.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.sipwright.scenarios.judge.AttachmentJson;
import io.sipwright.scenarios.report.compare.Comparison;
import io.sipwright.scenarios.report.html.ComparisonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a comparison: {@code index.html} and {@code comparison.json}. */
public final class ComparisonWriter {
    private ComparisonWriter() {}

    /**
     * Writes both; creates the folder if it is missing.
     *
     * @return the page
     * @throws IOException when the folder cannot be written
     */
    public static Path write(Comparison comparison, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve("comparison.json"),
                AttachmentJson.MAPPER
                        .writer(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsBytes(document(comparison)));
        return Files.writeString(folder.resolve("index.html"), ComparisonReport.render(comparison, folder));
    }

    private static Map<String, Object> document(Comparison comparison) {
        List<Map<String, Object>> runs = comparison.columns().stream()
                .map(c -> Map.<String, Object>of(
                        "label", c.label(),
                        "target", c.run().target(),
                        "pstn", c.run().pstn(),
                        "verdict", c.run().verdict(),
                        "exitCode", c.run().exitCode(),
                        "startedAt", c.run().startedAt()))
                .toList();
        Map<String, Map<String, String>> requirements = new LinkedHashMap<>();
        for (Comparison.Row row : comparison.rows()) {
            Map<String, String> verdicts = new LinkedHashMap<>();
            for (int i = 0; i < row.cells().size(); i++) {
                verdicts.put(
                        comparison.columns().get(i).label(),
                        row.cells().get(i).map(e -> e.verdict()).orElse("untested"));
            }
            requirements.put(row.entry().id(), verdicts);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("differences", comparison.differences());
        document.put("runs", runs);
        document.put("requirements", requirements);
        return document;
    }
}
