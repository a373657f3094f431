/** Digest (RFC 7616). */
@NullMarked
package io.sipwright.scenarios.rule.auth;

import org.jspecify.annotations.NullMarked;
