package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which attachments are embedded in the page and which are only linked, so that the page stays small: pictures
 * and sound while there is space, text in full for failed scenarios.
 */
final class EmbeddedFiles {
    private static final int ROOM_FOR_PICTURES = 1_600_000;
    private static final int ROOM_FOR_SOUND = 800_000;
    private static final int TEXT_OF_FAILED = 40_000;
    private static final int TEXT_OF_PASSED = 2_500;

    private final Map<Attachment, String> files;
    private int pictures = ROOM_FOR_PICTURES;
    private int sound = ROOM_FOR_SOUND;

    /**
     * @param files where each attachment is, relative to the page
     */
    EmbeddedFiles(Map<Attachment, String> files) {
        this.files = files;
    }

    /** What can be done with it on the page. */
    enum Kind {
        PICTURE,
        SOUND,
        TEXT,
        FILE
    }

    /**
     * A thing on the page.
     *
     * @param source data URI or relative address; empty for text and files
     * @param link relative address of the original; empty when there is none
     * @param text the text, perhaps cut
     */
    record Kept(Kind kind, String name, String source, String link, String text, String size) {}

    List<Kept> of(ScenarioRecord scenario) {
        List<Kept> kept = new ArrayList<>();
        int room = scenario.verdict() == Verdict.PASS ? TEXT_OF_PASSED : TEXT_OF_FAILED;
        for (Attachment a : scenario.attachments()) {
            kept.add(kept(a, room));
        }
        return kept;
    }

    private Kept kept(Attachment a, int room) {
        String type = a.mediaType();
        if (type.startsWith("image/")) {
            return shown(Kind.PICTURE, a, picture(a));
        }
        if (type.startsWith("audio/")) {
            return shown(Kind.SOUND, a, recording(a));
        }
        boolean text = type.startsWith("text/") || type.contains("json");
        return text && (a.bytes().length <= room || room == TEXT_OF_FAILED)
                ? new Kept(Kind.TEXT, a.name(), "", link(a), cut(a.bytes(), room), size(a))
                : new Kept(Kind.FILE, a.name(), "", link(a), "", size(a));
    }

    private Kept shown(Kind kind, Attachment a, String source) {
        return source.isEmpty()
                ? new Kept(Kind.FILE, a.name(), "", link(a), "", size(a))
                : new Kept(kind, a.name(), source, link(a), "", size(a));
    }

    private String picture(Attachment a) {
        Optional<String> small = pictures > 0 ? Picture.small(a.bytes()) : Optional.empty();
        if (small.isPresent() && small.get().length() <= pictures) {
            pictures -= small.get().length();
            return small.get();
        }
        pictures = small.isPresent() ? 0 : pictures;
        return link(a);
    }

    private String recording(Attachment a) {
        int length = a.bytes().length * 4 / 3;
        if (length > sound) {
            return link(a);
        }
        sound -= length;
        return "data:audio/wav;base64," + Base64.getEncoder().encodeToString(a.bytes());
    }

    private static String cut(byte[] bytes, int room) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.length() <= room ? text : text.substring(0, room) + "\n… the rest is in the file";
    }

    private String link(Attachment a) {
        return files.getOrDefault(a, "");
    }

    private static String size(Attachment a) {
        return Numbers.size(a.bytes().length);
    }
}
