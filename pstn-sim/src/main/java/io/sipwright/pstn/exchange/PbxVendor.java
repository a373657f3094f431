package io.sipwright.pstn.exchange;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** What differs between PBX products. */
public interface PbxVendor {
    /** Short name, also that of its image: {@code asterisk}. */
    String name();

    /** Names of its configuration templates, resources beside the implementing class. */
    List<String> templates();

    /** How its configuration names the container's address, which is unknown before the container runs. */
    String ownAddress();

    /** The command that starts it in its container, with its configuration in {@code /sipwright}. */
    List<String> command();

    /**
     * Opens the control connection.
     *
     * @param address where the configuration has it listen
     * @param secret the password that the configuration has
     * @throws IOException while it does not answer; the message says why
     */
    Control connect(InetSocketAddress address, String secret, Control.Listener listener) throws IOException;
}
