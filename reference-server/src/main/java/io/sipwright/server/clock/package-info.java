/** The clock that protocol engines are given. Tests move it by hand. */
@NullMarked
package io.sipwright.server.clock;

import org.jspecify.annotations.NullMarked;
