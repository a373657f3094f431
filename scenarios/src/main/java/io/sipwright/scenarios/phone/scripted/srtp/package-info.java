/** SRTP and SRTCP over the jitsi-srtp library (RFC 3711, RFC 7714). */
@NullMarked
package io.sipwright.scenarios.phone.scripted.srtp;

import org.jspecify.annotations.NullMarked;
