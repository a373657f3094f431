package io.sipwright.pstn.sdp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session description as ordered lines (RFC 8866). Accepts any text; a missing value is empty. */
public final class SdpText {
    private final List<SdpLine> lines;
    private final SdpSection session;
    private final List<SdpMedia> media;

    private SdpText(List<SdpLine> lines) {
        this.lines = List.copyOf(lines);
        List<List<SdpLine>> sections = sections(lines);
        session = new SdpSection(sections.get(0));
        media = sections.stream()
                .skip(1)
                .map(l -> new SdpMedia(session, new SdpSection(l)))
                .toList();
    }

    public static SdpText parse(String text) {
        List<SdpLine> lines = new ArrayList<>();
        int number = 1;
        for (String line : text.split("\r\n|\n|\r")) {
            if (!line.isEmpty()) {
                lines.add(SdpLine.parse(number, line));
            }
            number++;
        }
        return new SdpText(lines);
    }

    public static SdpText parse(byte[] body) {
        return parse(new String(body, StandardCharsets.UTF_8));
    }

    private static List<List<SdpLine>> sections(List<SdpLine> lines) {
        List<List<SdpLine>> sections = new ArrayList<>();
        sections.add(new ArrayList<>());
        for (SdpLine line : lines) {
            if (line.type() == 'm') {
                sections.add(new ArrayList<>());
            }
            sections.get(sections.size() - 1).add(line);
        }
        return sections;
    }

    public List<SdpLine> lines() {
        return lines;
    }

    public SdpSection session() {
        return session;
    }

    /** In the order of the {@code m=} lines. */
    public List<SdpMedia> media() {
        return media;
    }

    /** The first media description of this kind. */
    public Optional<SdpMedia> media(String kind) {
        return media.stream().filter(m -> m.kind().equals(kind)).findFirst();
    }

    public Optional<SdpMedia> audio() {
        return media("audio");
    }

    public Optional<SdpMedia> video() {
        return media("video");
    }
}
