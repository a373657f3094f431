/** The STUN codec (RFC 8489). It does no I/O. */
@NullMarked
package io.sipwright.scenarios.stun;

import org.jspecify.annotations.NullMarked;
