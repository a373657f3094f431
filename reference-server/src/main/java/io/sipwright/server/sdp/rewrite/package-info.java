/** Pure functions from a browser's session description to a plain one and back (RFC 8829, RFC 8839). */
@NullMarked
package io.sipwright.server.sdp.rewrite;

import org.jspecify.annotations.NullMarked;
