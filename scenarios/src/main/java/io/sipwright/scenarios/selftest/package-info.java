/** The self-test of a lane before and after its scenarios: its own phones, without the target. */
@NullMarked
package io.sipwright.scenarios.selftest;

import org.jspecify.annotations.NullMarked;
