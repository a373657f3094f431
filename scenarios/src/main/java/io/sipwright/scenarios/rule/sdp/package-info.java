/** Session descriptions (RFC 3264, 8829). */
@NullMarked
package io.sipwright.scenarios.rule.sdp;

import org.jspecify.annotations.NullMarked;
