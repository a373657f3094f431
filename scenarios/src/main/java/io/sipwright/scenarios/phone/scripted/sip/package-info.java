/** A SIP user agent that behaves like JsSIP 3.13 (RFC 3261, RFC 5626, RFC 7118). */
@NullMarked
package io.sipwright.scenarios.phone.scripted.sip;

import org.jspecify.annotations.NullMarked;
