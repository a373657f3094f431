package io.sipwright.scenarios.phone.scripted.dtls;

import java.time.Instant;

/**
 * A ClientHello that was sent or received.
 *
 * @param at when
 * @param by {@code local} or {@code remote}
 */
public record ClientHello(Instant at, String by) {}
