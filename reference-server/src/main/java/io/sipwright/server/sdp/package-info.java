/** Lossless, ordered session descriptions (RFC 8866). */
@NullMarked
package io.sipwright.server.sdp;

import org.jspecify.annotations.NullMarked;
