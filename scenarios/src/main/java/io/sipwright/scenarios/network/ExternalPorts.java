package io.sipwright.scenarios.network;

/** The ports of a NAT's outside address. Used on the NAT's thread. */
public interface ExternalPorts {
    /** Ports that no packet leaves, as between two NATs. */
    ExternalPorts UNLIMITED = new ExternalPorts() {
        @Override
        public boolean reserve(int port) {
            return true;
        }

        @Override
        public void release(int port) {}
    };

    /** Takes a port; false if something else uses it. */
    boolean reserve(int port);

    /** Gives a port back. */
    void release(int port);
}
