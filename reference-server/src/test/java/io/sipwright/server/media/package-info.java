/** The layers of media. */
@NullMarked
package io.sipwright.server.media;

import org.jspecify.annotations.NullMarked;
