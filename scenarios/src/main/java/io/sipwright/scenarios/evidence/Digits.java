package io.sipwright.scenarios.evidence;

/**
 * Digits that the phone pressed.
 *
 * @param pressed in order
 * @param collected by the far end
 */
public record Digits(String pressed, String collected) implements Fact {}
