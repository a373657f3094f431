package io.sipwright.server.media.bridge;

import java.io.IOException;

/** Every pair of the configured range is in use. */
public final class NoFreePortsException extends IOException {
    private static final long serialVersionUID = 1L;

    NoFreePortsException(PortRange range) {
        super("no free pair of plain RTP ports in " + range.first() + "-" + range.last() + " (" + range.pairs()
                + " pairs): widen media.rtpPorts");
    }
}
