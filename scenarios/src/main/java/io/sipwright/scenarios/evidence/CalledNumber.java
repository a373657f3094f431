package io.sipwright.scenarios.evidence;

/**
 * A phone called a number of the operator's: nothing of its end of the call is seen.
 *
 * @param number as dialled
 */
public record CalledNumber(String number) implements Fact {}
