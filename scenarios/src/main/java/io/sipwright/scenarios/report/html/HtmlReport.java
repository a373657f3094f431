package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * {@code index.html}: one file that needs no network. Each scenario's details are compressed and unpacked when opened,
 * so that hundreds of calls fit in one small page.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * The page.
     *
     * @param files where each attachment is, relative to the page; one that is missing here is not linked
     */
    public static String render(RunRecord run, Map<Attachment, String> files) {
        Anchors anchors = new Anchors(run);
        Map<ScenarioRecord, String> packed = pack(run, files);
        return Templates.fill("index.jte", Page.of(run, anchors, FeatureView.of(run, anchors, packed)));
    }

    /** The worst first, because the space for pictures and sound is limited. */
    private static Map<ScenarioRecord, String> pack(RunRecord run, Map<Attachment, String> files) {
        EmbeddedFiles embedded = new EmbeddedFiles(files);
        Map<ScenarioRecord, String> packed = new IdentityHashMap<>();
        List<ScenarioRecord> worstFirst = run.scenarios().stream()
                .sorted(Comparator.comparing(ScenarioRecord::verdict))
                .toList();
        for (ScenarioRecord scenario : worstFirst) {
            packed.put(scenario, packed(Templates.fill("scenario.jte", ScenarioPage.of(scenario, embedded))));
        }
        return packed;
    }

    private static String packed(String html) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
