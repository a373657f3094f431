package io.sipwright.scenarios.target;

import io.sipwright.pstn.container.Container;
import io.sipwright.pstn.container.ContainerFault;
import io.sipwright.pstn.container.ContainerPlan;
import io.sipwright.pstn.container.ContainerUnavailable;
import io.sipwright.pstn.container.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A target in a container. Its output goes to the log when it has ended or is ended. */
final class LaunchedContainer implements Launched {
    private static final Logger LOG = LoggerFactory.getLogger(LaunchedContainer.class);

    private final Container container;
    private final Path log;

    private LaunchedContainer(Container container, Path log) {
        this.container = container;
        this.log = log;
    }

    static LaunchedContainer start(Target target, Launch.InContainer launch, Path log)
            throws TargetFault, MeansMissing {
        try {
            String image = launch.image().matches("[a-z0-9-]+") ? Images.find(launch.image()) : launch.image();
            ContainerPlan plan = new ContainerPlan(
                    image, target.name(), launch.folder(), environment(target), List.of(ContainerPlan.MOUNT + "/run"));
            return new LaunchedContainer(Container.start(plan), log);
        } catch (ContainerUnavailable e) {
            throw new MeansMissing(String.valueOf(e.getMessage()), e);
        } catch (ContainerFault e) {
            throw new TargetFault("The target " + target.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** What the target file says, for {@code /sipwright/run}. */
    static Map<String, String> environment(Target target) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("SIPWRIGHT_WS_URL", target.ws().toString());
        told.put("SIPWRIGHT_WS_HOST", target.ws().getHost());
        told.put("SIPWRIGHT_WS_PORT", String.valueOf(Readiness.port(target.ws())));
        told.put("SIPWRIGHT_SIP_HOST", target.sip().getAddress().getHostAddress());
        told.put("SIPWRIGHT_SIP_PORT", String.valueOf(target.sip().getPort()));
        told.put("SIPWRIGHT_DOMAIN", target.domain());
        told.put(
                "SIPWRIGHT_ACCOUNTS",
                target.accounts().stream()
                        .map(account -> account.user() + ":" + account.password())
                        .collect(Collectors.joining(" ")));
        told.put(
                "SIPWRIGHT_FAR_END_HOST", target.farEnd().address().getAddress().getHostAddress());
        told.put(
                "SIPWRIGHT_FAR_END_PORT",
                String.valueOf(target.farEnd().address().getPort()));
        return told;
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
        return Container.OUT_OF_REACH;
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
            LOG.warn("the log of the container is not kept: {}", e.getMessage());
        }
    }
}
