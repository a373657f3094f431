/** The packet path between a browser's leg and a plain leg, as named stages. */
@NullMarked
package io.sipwright.server.media.bridge;

import org.jspecify.annotations.NullMarked;
