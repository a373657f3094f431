/** DTLS 1.2 with use_srtp over Bouncy Castle, in both roles (RFC 5764, RFC 8122, RFC 8842). */
@NullMarked
package io.sipwright.scenarios.phone.scripted.dtls;

import org.jspecify.annotations.NullMarked;
