/**
 * NATs as a packet model (RFC 4787). {@link io.sipwright.scenarios.network.Nat} and {@link io.sipwright.scenarios.network.NatPath}
 * do no I/O and take their clock; {@link io.sipwright.scenarios.network.NatNetwork} opens UDP ports behind them.
 */
@NullMarked
package io.sipwright.scenarios.network;

import org.jspecify.annotations.NullMarked;
