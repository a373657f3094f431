package io.sipwright.server.media.dtls;

import java.io.IOException;

/** Where an association sends its datagrams. */
@FunctionalInterface
public interface DatagramSink {
    void send(byte[] bytes, int offset, int length) throws IOException;
}
