package io.sipwright.scenarios.evidence;

import java.time.Instant;

/**
 * A browser tab that was closed without any message.
 *
 * @param at when
 * @param callUp whether its call was established at this time
 * @param mediaBothWays whether each end had heard the other before
 */
public record TabClosed(Instant at, boolean callUp, boolean mediaBothWays) implements Fact {}
