/** The WebSocket handshake (RFC 7118, 6455). */
@NullMarked
package io.sipwright.scenarios.rule.websocket;

import org.jspecify.annotations.NullMarked;
