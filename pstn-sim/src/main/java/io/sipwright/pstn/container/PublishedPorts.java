package io.sipwright.pstn.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.List;
import java.util.stream.IntStream;

/** Translates openings to the engine's API. */
final class PublishedPorts {
    private PublishedPorts() {}

    /**
     * @param host the container's host name: engines use a number, which SIP does not allow (RFC 3261 §25.1, toplabel)
     */
    static void publish(CreateContainerCmd command, String host, List<Opening> openings) {
        List<PortBinding> bindings = openings.stream()
                .flatMap(o -> IntStream.rangeClosed(o.ports().first(), o.ports().last())
                        .mapToObj(port -> binding(o, port)))
                .toList();
        command.withHostName(host)
                .withExposedPorts(
                        bindings.stream().map(PortBinding::getExposedPort).toList());
        HostConfig config = command.getHostConfig();
        command.withHostConfig((config == null ? HostConfig.newHostConfig() : config).withPortBindings(bindings));
    }

    private static PortBinding binding(Opening opening, int port) {
        InternetProtocol protocol = InternetProtocol.valueOf(opening.transport().name());
        Ports.Binding here = Ports.Binding.bindIpAndPort(opening.at().getHostAddress(), port);
        return new PortBinding(here, new ExposedPort(port, protocol));
    }
}
