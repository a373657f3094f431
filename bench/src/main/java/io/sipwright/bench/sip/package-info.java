/** A light SIP generator: just enough to register and to call, on one event loop. */
@NullMarked
package io.sipwright.bench.sip;

import org.jspecify.annotations.NullMarked;
