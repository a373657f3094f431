/** A SIP user agent that speaks as JsSIP 3.13 does (RFC 3261, RFC 5626, RFC 7118). */
@NullMarked
package io.sipwright.scenarios.phone.scripted.sip;

import org.jspecify.annotations.NullMarked;
