package io.sipwright.scenarios.evidence;

import io.sipwright.scenarios.judge.MediaRow;

/**
 * What the caller heard before the 2xx.
 *
 * @param row the caller listening to the far end
 */
public record EarlyHearing(MediaRow row) implements Fact {}
