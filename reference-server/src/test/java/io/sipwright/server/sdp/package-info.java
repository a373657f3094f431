/** Real browsers' descriptions, and what the parser makes of them. */
@NullMarked
package io.sipwright.server.sdp;

import org.jspecify.annotations.NullMarked;
