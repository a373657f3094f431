/** Tests. */
@NullMarked
package io.sipwright.server.media.stun;

import org.jspecify.annotations.NullMarked;
