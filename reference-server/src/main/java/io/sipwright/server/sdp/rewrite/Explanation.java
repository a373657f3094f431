package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaDescription;
import io.sipwright.server.sdp.SdpLine;
import io.sipwright.server.sdp.SdpSection;
import io.sipwright.server.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each line that differs between two descriptions which rule changed it. */
final class Explanation {
    private final Side target;
    private final List<LineChange> changes = new ArrayList<>();

    private Explanation(Side target) {
        this.target = target;
    }

    static List<LineChange> of(SessionDescription before, SessionDescription after, Side target) {
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
        return explanation.changes;
    }

    private static Optional<MediaDescription> find(SessionDescription sdp, String media) {
        return sdp.media().stream()
                .filter(section -> section.line().media().equals(media))
                .findFirst();
    }

    private void compare(String where, @Nullable SdpSection before, @Nullable SdpSection after) {
        List<String> removed = texts(before);
        List<String> added = texts(after);
        texts(after).forEach(removed::remove);
        texts(before).forEach(added::remove);
        for (String old : removed) {
            note(where, old, takeLike(old, added));
        }
        added.forEach(text -> note(where, "", text));
    }

    private static List<String> texts(@Nullable SdpSection section) {
        return section == null
                ? new ArrayList<>()
                : new ArrayList<>(section.lines().stream().map(SdpLine::text).toList());
    }

    private static String takeLike(String old, List<String> added) {
        for (Iterator<String> each = added.iterator(); each.hasNext(); ) {
            String text = each.next();
            if (kind(text).equals(kind(old))) {
                each.remove();
                return text;
            }
        }
        return "";
    }

    private void note(String where, String before, String after) {
        String kind = kind(before.isEmpty() ? after : before);
        Rule rule = Rule.of(kind, target);
        changes.add(new LineChange("SDP " + where + " " + kind, before, after, rule.id(), rule.rfc()));
    }

    /** {@code m=}, {@code a=candidate}. */
    private static String kind(String text) {
        return text.charAt(0) == 'a' ? text.replaceFirst(":.*", "") : text.substring(0, 2);
    }
}
