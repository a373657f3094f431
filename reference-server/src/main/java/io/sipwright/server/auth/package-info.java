/** Digest authentication (RFC 7616, RFC 8760). */
@NullMarked
package io.sipwright.server.auth;

import org.jspecify.annotations.NullMarked;
