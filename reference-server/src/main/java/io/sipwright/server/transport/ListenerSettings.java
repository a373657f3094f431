package io.sipwright.server.transport;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the listeners.
 *
 * @param address the address of all listeners, which also goes into Via and Record-Route
 * @param certificate the TLS key and chain of the WSS listener
 * @param origins the web origins that may connect, for example {@code https://phone.example}; empty allows any
 * @param pages the folder of the pages that {@code GET} serves; null serves none
 */
public record ListenerSettings(
        InetAddress address,
        Ports ports,
        ServerCertificate certificate,
        Set<String> origins,
        Limits limits,
        @Nullable Path pages) {

    public ListenerSettings {
        if (address.isAnyLocalAddress()) {
            throw new IllegalArgumentException("listener address " + address.getHostAddress()
                    + ": name one that peers can reach, it goes into Via");
        }
        origins = Set.copyOf(origins);
    }
}
