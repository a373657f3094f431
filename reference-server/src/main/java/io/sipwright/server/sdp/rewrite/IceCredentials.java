package io.sipwright.server.sdp.rewrite;

/** A ufrag and its password (RFC 8839 §5.4). */
public record IceCredentials(String ufrag, String password) {}
