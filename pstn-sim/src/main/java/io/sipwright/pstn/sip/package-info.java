/**
 * Lossless SIP text: reads and writes messages as they are, even illegal ones (RFC 3261 §7). Shares no parser with the
 * reference server.
 */
@NullMarked
package io.sipwright.pstn.sip;

import org.jspecify.annotations.NullMarked;
