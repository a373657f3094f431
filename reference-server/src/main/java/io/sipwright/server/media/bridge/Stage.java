package io.sipwright.server.media.bridge;

import io.sipwright.server.media.rtp.Packet;

/** One named step of a packet's path: changes the packet in place, or returns the reason to drop it. */
@FunctionalInterface
interface Stage {
    Drop apply(Packet packet);
}
