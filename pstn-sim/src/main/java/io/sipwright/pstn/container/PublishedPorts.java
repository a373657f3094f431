package io.sipwright.pstn.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.List;
import java.util.stream.IntStream;

/** Openings in the engine's words. */
final class PublishedPorts {
    private PublishedPorts() {}

    static void publish(CreateContainerCmd command, List<Opening> openings) {
        List<PortBinding> bindings = openings.stream()
                .flatMap(o -> IntStream.rangeClosed(o.first(), o.last()).mapToObj(port -> binding(o, port)))
                .toList();
        command.withExposedPorts(
                bindings.stream().map(PortBinding::getExposedPort).toList());
        HostConfig host = command.getHostConfig();
        command.withHostConfig((host == null ? HostConfig.newHostConfig() : host).withPortBindings(bindings));
    }

    private static PortBinding binding(Opening opening, int port) {
        InternetProtocol protocol = InternetProtocol.valueOf(opening.transport().name());
        Ports.Binding here = Ports.Binding.bindIpAndPort(opening.at().getHostAddress(), port);
        return new PortBinding(here, new ExposedPort(port, protocol));
    }
}
