/** Tests. */
@NullMarked
package io.sipwright.server.media.ice;

import org.jspecify.annotations.NullMarked;
