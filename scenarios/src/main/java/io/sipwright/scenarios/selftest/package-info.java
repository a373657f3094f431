/** What a lane shows of itself before and after it rules: its own phones, without the target. */
@NullMarked
package io.sipwright.scenarios.selftest;

import org.jspecify.annotations.NullMarked;
