/** Bindings and REGISTER (RFC 3261 §10.3). */
@NullMarked
package io.sipwright.server.registrar;

import org.jspecify.annotations.NullMarked;
