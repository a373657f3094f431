/** Media sessions: offer, answer, end, figures. */
@NullMarked
package io.sipwright.server.media.control;

import org.jspecify.annotations.NullMarked;
