/** The port to gateways, and the embedded gateway with its numbers. */
@NullMarked
package io.sipwright.pstn.gateway;

import org.jspecify.annotations.NullMarked;
