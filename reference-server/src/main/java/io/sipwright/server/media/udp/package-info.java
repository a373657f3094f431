/** UDP sockets on one thread, for any protocol. */
@NullMarked
package io.sipwright.server.media.udp;

import org.jspecify.annotations.NullMarked;
