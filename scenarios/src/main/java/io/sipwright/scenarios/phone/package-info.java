/** The port through which scenarios use a phone in a browser, real or scripted. */
@NullMarked
package io.sipwright.scenarios.phone;

import org.jspecify.annotations.NullMarked;
