/** Reports of several runs side by side: requirement by target. */
@NullMarked
package io.sipwright.scenarios.report.compare;

import org.jspecify.annotations.NullMarked;
