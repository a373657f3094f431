/** What NAT breaks and how it is mended: received address, Contact, flow tokens (RFC 3581, RFC 5626). */
@NullMarked
package io.sipwright.server.nat;

import org.jspecify.annotations.NullMarked;
