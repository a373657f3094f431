package io.sipwright.scenarios.report;

import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes the attachments of scenarios to files: {@code scenarios/LANE/SCENARIO/NAME}. */
final class AttachmentFolder {
    private final RunRecord run;
    private final Path root;
    private final Set<String> taken = new HashSet<>();

    AttachmentFolder(RunRecord run, Path root) {
        this.run = run;
        this.root = root;
    }

    /** Writes them all; the result has the path of each, relative to the root, with forward slashes. */
    Map<Attachment, String> write() throws IOException {
        Map<Attachment, String> paths = new IdentityHashMap<>();
        for (ScenarioRecord scenario : run.scenarios()) {
            if (scenario.attachments().isEmpty()) {
                continue;
            }
            String folder = unique("scenarios/" + safe(run.label(scenario.lane())) + "/" + slug(scenario), "");
            Files.createDirectories(root.resolve(folder));
            for (Attachment attachment : scenario.attachments()) {
                String path = file(folder, attachment.name());
                Files.write(root.resolve(path), attachment.bytes());
                paths.put(attachment, path);
            }
        }
        return paths;
    }

    private String file(String folder, String name) {
        String safe = safe(name);
        int dot = safe.lastIndexOf('.');
        return dot <= 0
                ? unique(folder + "/" + safe, "")
                : unique(folder + "/" + safe.substring(0, dot), safe.substring(dot));
    }

    private String unique(String stem, String ending) {
        String path = stem + ending;
        for (int n = 2; !taken.add(path.toLowerCase(Locale.ROOT)); n++) {
            path = stem + "-" + n + ending;
        }
        return path;
    }

    private static String slug(ScenarioRecord scenario) {
        String slug = safe(scenario.source() + "-" + scenario.name()).toLowerCase(Locale.ROOT);
        return slug.length() <= 80 ? slug : slug.substring(0, 80);
    }

    /** Letters, digits, dot and dash only; never a hidden file, a parent folder or nothing. */
    private static String safe(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return safe.isEmpty() ? "attachment" : safe;
    }
}
