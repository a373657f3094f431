/** Calls (RFC 3261 §9, §13, §15). */
@NullMarked
package io.sipwright.scenarios.rule.call;

import org.jspecify.annotations.NullMarked;
