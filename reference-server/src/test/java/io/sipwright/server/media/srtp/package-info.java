/** Tests. */
@NullMarked
package io.sipwright.server.media.srtp;

import org.jspecify.annotations.NullMarked;
