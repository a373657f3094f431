package io.sipwright.scenarios.evidence;

/**
 * What the user of a vanished phone can do from a new one.
 *
 * @param registered whether the new phone is registered
 * @param callAnswered whether its call was answered, which also shows that the target is alive
 * @param detail what failed; empty for nothing
 */
public record ReplacementPhone(boolean registered, boolean callAnswered, String detail) implements Fact {}
