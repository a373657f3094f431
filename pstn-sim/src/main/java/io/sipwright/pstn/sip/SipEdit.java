package io.sipwright.pstn.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a changed copy of a message. Everything not named stays byte for byte as it was; nothing is checked, so a message
 * may come out illegal on purpose. Not safe for several threads.
 */
public final class SipEdit {
    private final List<HeaderLine> lines;
    private String start;
    private String separator;
    private byte[] body;

    SipEdit(SipText message) {
        lines = new ArrayList<>(message.lines());
        start = message.rawStart();
        separator = message.separator();
        body = message.body();
    }

    public SipEdit startLine(String startLine) {
        start = Latin1.fromText(startLine + "\r\n");
        return this;
    }

    /** Sets the header at its first place, or at the end; removes further headers of this name. */
    public SipEdit set(String name, String value) {
        int first = indexOf(name);
        if (first < 0) {
            return add(name, value);
        }
        String canonical = HeaderNames.canonical(name);
        for (int i = lines.size() - 1; i > first; i--) {
            if (lines.get(i).isCanonically(canonical)) {
                lines.remove(i);
            }
        }
        lines.set(first, HeaderLine.of(name, value));
        return this;
    }

    /** Changes the first header of this name, leaves further ones, and adds one if there is none. */
    public SipEdit setFirst(String name, String value) {
        int first = indexOf(name);
        if (first < 0) {
            return add(name, value);
        }
        lines.set(first, HeaderLine.of(lines.get(first).name(), value));
        return this;
    }

    /** Adds a line at the end of the headers. */
    public SipEdit add(String name, String value) {
        lines.add(HeaderLine.of(name, value));
        return this;
    }

    /** Adds a line before the first header of this name (as for Via and Record-Route), or before all headers. */
    public SipEdit push(String name, String value) {
        lines.add(Math.max(0, indexOf(name)), HeaderLine.of(name, value));
        return this;
    }

    /** Adds the line as it is; the text includes the line end. */
    public SipEdit addRaw(String rawLine) {
        lines.add(new HeaderLine(Latin1.fromText(rawLine)));
        return this;
    }

    SipEdit add(HeaderLine line) {
        lines.add(line);
        return this;
    }

    public SipEdit remove(String name) {
        String canonical = HeaderNames.canonical(name);
        lines.removeIf(line -> line.isCanonically(canonical));
        return this;
    }

    /** Replaces the body, and sets Content-Type and Content-Length to match; no type for an empty body. */
    public SipEdit body(String contentType, byte[] newBody) {
        rawBody(newBody);
        if (newBody.length == 0) {
            remove("Content-Type");
        } else {
            set("Content-Type", contentType);
        }
        return set("Content-Length", Integer.toString(newBody.length));
    }

    public SipEdit body(String contentType, String newBody) {
        return body(contentType, newBody.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces the body and leaves the headers unchanged. */
    public SipEdit rawBody(byte[] newBody) {
        body = newBody.clone();
        separator = separator.isEmpty() ? "\r\n" : separator;
        return this;
    }

    /** The changed copy. */
    public SipText done() {
        return new SipText(start, lines, separator, body.clone());
    }

    private int indexOf(String name) {
        String canonical = HeaderNames.canonical(name);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isCanonically(canonical)) {
                return i;
            }
        }
        return -1;
    }
}
