package io.sipwright.server.app;

import io.sipwright.server.transport.ListenerSettings;
import io.sipwright.server.transport.Ports;
import io.sipwright.server.transport.ServerCertificate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes the listeners' settings from the configuration. */
final class Listeners {
    private Listeners() {}

    static ListenerSettings settings(ServerConfig config) throws IOException {
        ListenConfig listen = config.listen();
        List<String> names = new ArrayList<>(config.tls().names());
        names.add(config.domain());
        names.add(listen.address());
        return new ListenerSettings(
                listen.ip(),
                new Ports(listen.wss().port(), listen.ws().port(), listen.udp().port()),
                ServerCertificate.inFolder(config.tls().path(), names),
                config.web().origins(),
                config.limits().connectionLimits(),
                config.web().pagesFolder());
    }
}
