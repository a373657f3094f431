package io.sipwright.pstn.sip;

import java.util.Optional;

/**
 * A {@code name-addr} or {@code addr-spec} with header parameters, as in From, To, Contact and Route
 * (RFC 3261 §20.10: without angle brackets every parameter belongs to the header).
 *
 * @param display the display name without quotes; empty if none
 * @param uri as written
 * @param params header parameters, such as {@code tag} or {@code expires}
 */
public record NameAddr(String display, String uri, Params params) {

    /** Reads any text: without a URI, {@link #uri()} is empty. */
    public static NameAddr parse(String text) {
        int open = Separators.next(text, 0, '<');
        if (open < 0) {
            int semicolon = text.indexOf(';');
            return semicolon < 0
                    ? new NameAddr("", text.strip(), Params.NONE)
                    : new NameAddr("", text.substring(0, semicolon).strip(), Params.parse(text.substring(semicolon)));
        }
        int close = text.indexOf('>', open);
        int end = close < 0 ? text.length() : close;
        String display = Separators.unquote(text.substring(0, open).strip());
        String after = close < 0 ? "" : text.substring(close + 1);
        return new NameAddr(display, text.substring(open + 1, end).strip(), Params.parse(after));
    }

    public Optional<SipUri> sipUri() {
        return SipUri.parse(uri);
    }

    /** A header parameter's value; empty when absent. */
    public Optional<String> param(String name) {
        return params.get(name);
    }

    /** The tag, or the empty string. */
    public String tag() {
        return param("tag").orElse("");
    }

    /** The user part of the URI, or the empty string. */
    public String user() {
        return sipUri().map(SipUri::user).orElse("");
    }
}
