package io.sipwright.scenarios.evidence;

import java.time.Instant;

/**
 * A browser tab that was closed without a word.
 *
 * @param at when
 * @param callUp whether its call was up at this moment
 * @param mediaBothWays whether each end had heard the other before
 */
public record TabClosed(Instant at, boolean callUp, boolean mediaBothWays) implements Fact {}
