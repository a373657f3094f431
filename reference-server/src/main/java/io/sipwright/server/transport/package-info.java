/** Flows and listeners for WSS, WS and UDP on Netty (RFC 3261 §18, RFC 7118). */
@NullMarked
package io.sipwright.server.transport;

import org.jspecify.annotations.NullMarked;
