/** A browser's offers and answers, and a browser's refusals (RFC 8829, RFC 3264). */
@NullMarked
package io.sipwright.scenarios.phone.scripted.sdp;

import org.jspecify.annotations.NullMarked;
