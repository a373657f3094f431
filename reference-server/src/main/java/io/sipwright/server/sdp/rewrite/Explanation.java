package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaDescription;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.SdpLine;
import io.sipwright.server.sdp.SdpSection;
import io.sipwright.server.sdp.SessionDescription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the rule that changed each line between two descriptions. */
final class Explanation {
    /** An offer of Chromium's with audio and video has some 150 lines that change. */
    private static final int LIMIT = 256;

    private final MediaKind target;
    private final List<LineChange> changes = new ArrayList<>();
    private int left;

    private Explanation(MediaKind target) {
        this.target = target;
    }

    static List<LineChange> of(SessionDescription before, SessionDescription after, MediaKind target) {
        Explanation explanation = new Explanation(target);
        explanation.compare("session", before, after);
        for (MediaDescription section : before.media()) {
            String media = section.line().media();
            explanation.compare(media, section, find(after, media).orElse(null));
        }
        for (MediaDescription section : after.media()) {
            String media = section.line().media();
            if (find(before, media).isEmpty()) {
                explanation.compare(media, null, section);
            }
        }
        return explanation.changes();
    }

    private static Optional<MediaDescription> find(SessionDescription sdp, String media) {
        return sdp.media().stream()
                .filter(section -> section.line().media().equals(media))
                .findFirst();
    }

    /** Lines that both have are left out, one for one; what is removed is paired with an added line of its kind. */
    private void compare(String where, @Nullable SdpSection before, @Nullable SdpSection after) {
        Map<String, Integer> kept = new HashMap<>();
        texts(after).forEach(text -> kept.merge(text, 1, Integer::sum));
        List<String> removed = new ArrayList<>();
        for (String text : texts(before)) {
            if (kept.merge(text, -1, Integer::sum) < 0) {
                removed.add(text);
            }
        }
        Map<String, Deque<String>> added = new LinkedHashMap<>();
        for (String text : texts(after)) {
            if (kept.merge(text, -1, Integer::sum) >= 0) {
                added.computeIfAbsent(kind(text), kind -> new ArrayDeque<>()).add(text);
            }
        }
        for (String old : removed) {
            String like = added.getOrDefault(kind(old), new ArrayDeque<>()).poll();
            note(where, old, like == null ? "" : like);
        }
        added.values().forEach(texts -> texts.forEach(text -> note(where, "", text)));
    }

    private static List<String> texts(@Nullable SdpSection section) {
        return section == null
                ? List.of()
                : section.lines().stream().map(SdpLine::text).toList();
    }

    /** At most {@link #LIMIT} lines are explained; how many more there were is one more entry (SEC-018). */
    private List<LineChange> changes() {
        if (left > 0) {
            changes.add(new LineChange("SDP", left + " more lines", "", "SEC-018", "3261 §26.3.2.4"));
        }
        return changes;
    }

    private void note(String where, String before, String after) {
        if (changes.size() == LIMIT) {
            left++;
            return;
        }
        String kind = kind(before.isEmpty() ? after : before);
        Rule rule = Rule.of(kind, target);
        changes.add(new LineChange("SDP " + where + " " + kind, before, after, rule.id(), rule.rfc()));
    }

    /** {@code m=}, {@code a=candidate}. */
    private static String kind(String text) {
        if (text.charAt(0) != 'a') {
            return text.substring(0, 2);
        }
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }
}
