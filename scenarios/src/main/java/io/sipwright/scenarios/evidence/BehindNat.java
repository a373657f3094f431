package io.sipwright.scenarios.evidence;

/**
 * The browser of the call is behind a NAT.
 *
 * @param kind of the NAT, {@code port-restricted}
 * @param outside its address as others see it
 */
public record BehindNat(String kind, String outside) implements Fact {}
