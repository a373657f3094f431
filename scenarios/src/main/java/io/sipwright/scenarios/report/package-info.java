/** Reports, made from the event stream of a run. */
@NullMarked
package io.sipwright.scenarios.report;

import org.jspecify.annotations.NullMarked;
