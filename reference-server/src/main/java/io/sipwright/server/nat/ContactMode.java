package io.sipwright.server.nat;

/** The two ways to make a browser's Contact lead back to it (RFC 7118 §5, docs/adr/0003). */
public enum ContactMode {
    /** Host and port become those of the flow. */
    REWRITE,
    /** The Contact stays; a signed parameter names the flow. */
    TOKEN
}
