package io.sipwright.server.sdp.rewrite;

/**
 * The bridge's own origin towards one side (RFC 8866 §5.2).
 *
 * @param session stays for the dialog
 * @param version rises by one whenever the text changes (RFC 3264 §8)
 */
public record Origin(long session, long version) {
    /** The first description of a dialog. */
    public static Origin first(long session) {
        return new Origin(session, 1);
    }

    public Origin next() {
        return new Origin(session, version + 1);
    }
}
