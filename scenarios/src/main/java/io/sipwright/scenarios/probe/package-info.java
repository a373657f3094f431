/** What a running deployment can do, found out by asking it. */
@NullMarked
package io.sipwright.scenarios.probe;

import org.jspecify.annotations.NullMarked;
