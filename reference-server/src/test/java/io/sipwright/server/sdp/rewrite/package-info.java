/** Tests. */
@NullMarked
package io.sipwright.server.sdp.rewrite;

import org.jspecify.annotations.NullMarked;
