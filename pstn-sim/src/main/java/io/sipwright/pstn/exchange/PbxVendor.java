package io.sipwright.pstn.exchange;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** What is particular to one make of exchange. */
public interface PbxVendor {
    /** Short name, also that of its image: {@code asterisk}. */
    String name();

    /** Names of its configuration templates, resources beside the implementing class. */
    List<String> templates();

    /** How its configuration names the container's own address, which nobody knows before it runs. */
    String ownAddress();

    /** How its container starts it, with its configuration in {@code /sipwright}. */
    List<String> command();

    /**
     * Opens the control connection.
     *
     * @param address where the configuration has it listen
     * @param secret the password that the configuration has
     * @throws IOException while it does not answer; the message says what is wrong
     */
    Control connect(InetSocketAddress address, String secret, Control.Listener listener) throws IOException;
}
