package io.sipwright.scenarios.evidence;

/**
 * What a user whose tab was closed can do from a new phone.
 *
 * @param registered whether the new phone is registered
 * @param callAnswered whether its call was answered, which also shows that the target is alive
 * @param detail what failed; empty for nothing
 */
public record ReplacementPhone(boolean registered, boolean callAnswered, String detail) implements Fact {}
