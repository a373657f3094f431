/** NAT traversal: received address, Contact rewriting, flow tokens (RFC 3581, RFC 5626). */
@NullMarked
package io.sipwright.server.nat;

import org.jspecify.annotations.NullMarked;
