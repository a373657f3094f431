/** Browsers behind NAT (RFC 5626, 7118). */
@NullMarked
package io.sipwright.scenarios.rule.nat;

import org.jspecify.annotations.NullMarked;
