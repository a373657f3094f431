/** Proxies (RFC 3261 §16, 5658). */
@NullMarked
package io.sipwright.scenarios.rule.proxy;

import org.jspecify.annotations.NullMarked;
