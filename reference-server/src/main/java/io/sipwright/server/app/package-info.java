/** Configuration records, wiring and main. */
@NullMarked
package io.sipwright.server.app;

import org.jspecify.annotations.NullMarked;
