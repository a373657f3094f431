/** The vocabulary of wire scenarios: what scripted endpoints send and receive. Its steps know no requirement. */
@NullMarked
package io.sipwright.scenarios.wire;

import org.jspecify.annotations.NullMarked;
