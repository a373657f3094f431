/** A browser's phone in Java: SIP over WSS, ICE, DTLS-SRTP and tones, with no browser. */
@NullMarked
package io.sipwright.scenarios.phone.scripted;

import org.jspecify.annotations.NullMarked;
