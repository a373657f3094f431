package io.sipwright.scenarios.evidence;

/**
 * The browser of the call may send and receive media through a TURN server only.
 *
 * @param server its URL
 * @param transport from the browser to it
 */
public record MediaRelay(String server, String transport) implements Fact {}
