/** REGISTER (RFC 3261 §10). */
@NullMarked
package io.sipwright.scenarios.rule.registrar;

import org.jspecify.annotations.NullMarked;
