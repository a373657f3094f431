/** The transaction state machines of RFC 3261 §17 and RFC 6026, with an injected clock. */
@NullMarked
package io.sipwright.server.transaction;

import org.jspecify.annotations.NullMarked;
