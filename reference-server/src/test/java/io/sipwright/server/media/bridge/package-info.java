/** Tests. */
@NullMarked
package io.sipwright.server.media.bridge;

import org.jspecify.annotations.NullMarked;
