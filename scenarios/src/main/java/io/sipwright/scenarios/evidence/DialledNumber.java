package io.sipwright.scenarios.evidence;

import java.time.Duration;

/**
 * What a phone dialled at the far end.
 *
 * @param number the digits
 * @param farEnd where the far end receives calls, {@code host:port}
 * @param within how long an INVITE was awaited there
 */
public record DialledNumber(String number, String farEnd, Duration within) implements Fact {}
