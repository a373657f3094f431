/** Tests. */
@NullMarked
package io.sipwright.server.media.rtp;

import org.jspecify.annotations.NullMarked;
