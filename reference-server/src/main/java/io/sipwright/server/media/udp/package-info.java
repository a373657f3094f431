/** UDP sockets on one thread, whatever they carry. */
@NullMarked
package io.sipwright.server.media.udp;

import org.jspecify.annotations.NullMarked;
