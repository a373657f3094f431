/** Lossless SIP text: reads and writes messages as they are, illegal ones too (RFC 3261 §7). No parser of the judged is used. */
@NullMarked
package io.sipwright.pstn.sip;

import org.jspecify.annotations.NullMarked;
