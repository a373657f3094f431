/** The proxy as the stages of RFC 3261 §16.3 to §16.7. */
@NullMarked
package io.sipwright.server.routing;

import org.jspecify.annotations.NullMarked;
