/** Media sessions as four verbs: offer, answer, delete, query. */
@NullMarked
package io.sipwright.server.media.control;

import org.jspecify.annotations.NullMarked;
