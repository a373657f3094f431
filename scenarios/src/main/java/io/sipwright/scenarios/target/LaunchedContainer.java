package io.sipwright.scenarios.target;

import io.sipwright.pstn.container.Container;
import io.sipwright.pstn.container.ContainerException;
import io.sipwright.pstn.container.ContainerNetwork;
import io.sipwright.pstn.container.ContainerPlan;
import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.container.Images;
import io.sipwright.pstn.container.Opening;
import io.sipwright.pstn.container.PortRange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A target in a container. Its output is written to the log at its end. */
final class LaunchedContainer implements Launched {
    private static final Logger LOG = LoggerFactory.getLogger(LaunchedContainer.class);

    private static final PortRange RTP_PORTS = new PortRange(50_000, 59_999);

    private final Container container;
    private final Path log;

    private LaunchedContainer(Container container, Path log) {
        this.container = container;
        this.log = log;
    }

    static LaunchedContainer start(Target target, Launch.InContainer launch, Path log)
            throws TargetException, PrerequisiteMissingException {
        try {
            String image = Images.resolve(launch.image());
            ContainerNetwork network = ContainerNetwork.chosen();
            PortRange rtp = network.rtpPorts(RTP_PORTS, target.sip());
            Map<String, String> variables = new LinkedHashMap<>(TargetEnvironment.of(target));
            variables.put("SIPWRIGHT_NETWORK", network.word());
            variables.put("SIPWRIGHT_RTP_FIRST", String.valueOf(rtp.first()));
            variables.put("SIPWRIGHT_RTP_LAST", String.valueOf(rtp.last()));
            ContainerPlan plan = new ContainerPlan(
                    image, target.name(), launch.folder(), variables, List.of(ContainerPlan.MOUNT + "/run"));
            return new LaunchedContainer(Container.start(network.open(plan, openings(target, rtp))), log);
        } catch (ContainerUnavailableException e) {
            throw new PrerequisiteMissingException(String.valueOf(e.getMessage()), e);
        } catch (ContainerException e) {
            throw new TargetException("The target " + target.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    private static List<Opening> openings(Target target, PortRange rtp) {
        InetSocketAddress ws = new InetSocketAddress(target.ws().getHost(), Readiness.port(target.ws()));
        return List.of(
                Opening.tcp(ws),
                Opening.udp(target.sip()),
                Opening.udp(target.sip().getAddress(), rtp));
    }

    @Override
    public Optional<String> ended(Duration within) throws InterruptedException {
        if (!container.endsWithin(within)) {
            return Optional.empty();
        }
        keepLog();
        return Optional.of("before it was ready: " + Launched.lastLine(log));
    }

    @Override
    public boolean alive() {
        return container.alive();
    }

    @Override
    public String whenSilent() {
        return container.outOfReach();
    }

    @Override
    public void close() {
        keepLog();
        container.close();
    }

    private void keepLog() {
        try {
            Files.writeString(log, container.log());
        } catch (IOException | RuntimeException e) {
            LOG.warn("the log of the container was not kept: {}", e.getMessage());
        }
    }
}
