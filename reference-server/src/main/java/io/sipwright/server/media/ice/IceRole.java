package io.sipwright.server.media.ice;

/** The ICE role (RFC 8445 §6.1.1). */
public enum IceRole {
    /** We made the offer. */
    CONTROLLING,
    /** The peer made the offer. */
    CONTROLLED
}
