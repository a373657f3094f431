/** Tests. */
@NullMarked
package io.sipwright.server.media.control;

import org.jspecify.annotations.NullMarked;
