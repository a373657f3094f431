/** A small full ICE agent and a prober (RFC 8445, RFC 8489, RFC 7675). Engines do no I/O. */
@NullMarked
package io.sipwright.scenarios.phone.scripted.ice;

import org.jspecify.annotations.NullMarked;
