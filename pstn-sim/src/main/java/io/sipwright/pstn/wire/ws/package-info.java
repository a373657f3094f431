/** The WebSocket that carries SIP, over Netty (RFC 7118, RFC 6455). */
@NullMarked
package io.sipwright.pstn.wire.ws;

import org.jspecify.annotations.NullMarked;
