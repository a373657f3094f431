package io.sipwright.pstn.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A program that runs in a container, on the host's network or with published ports. Removed by {@link #close()}, at the end of
 * this process, or, when that was killed, before the next one starts a container. Safe for any thread.
 */
public final class Container implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Container.class);

    private final GenericContainer<?> container;
    private final Thread atExit;

    private Container(GenericContainer<?> container) {
        this.container = container;
        atExit = new Thread(container::stop, "end-container");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts the program, without waiting until it is ready or checking that it has not ended.
     *
     * @throws ContainerException when the engine refuses
     */
    @SuppressWarnings("resource") // the owner closes it
    public static Container start(ContainerPlan plan) throws ContainerException {
        try {
            OrphanedContainers.remove(DockerClientFactory.lazyClient());
            GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(plan.image()))
                    .withImagePullPolicy(image -> false)
                    .withLabels(Map.of(Owner.LABEL, Owner.self().label()))
                    .withCopyToContainer(MountableFile.forHostPath(plan.folder()), ContainerPlan.MOUNT)
                    .withEnv(plan.environment())
                    .withCommand(plan.command().toArray(String[]::new))
                    .withStartupCheckStrategy(new Created())
                    .withCreateContainerCmdModifier(command -> command.withName(name(plan)));
            if (plan.published().isEmpty()) {
                container.withNetworkMode("host");
            } else {
                container.withCreateContainerCmdModifier(
                        command -> PublishedPorts.publish(command, host(plan), plan.published()));
            }
            container.start();
            LOG.debug("{} runs in container {}", plan.role(), container.getContainerId());
            return new Container(container);
        } catch (RuntimeException e) {
            throw new ContainerException(plan.role() + " did not start in a container: " + why(e), e);
        }
    }

    /**
     * Ends the processes and removes the containers that killed runs left behind, which frees their ports.
     *
     * @return how many there were
     */
    public static int removeLeftovers() {
        return OwnedFolder.removeOrphans() + removeOrphans();
    }

    private static int removeOrphans() {
        boolean engine = Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
        try {
            return engine ? OrphanedContainers.remove(DockerClientFactory.lazyClient()) : 0;
        } catch (RuntimeException e) {
            LOG.debug("the engine does not answer", e);
            return 0;
        }
    }

    /**
     * {@code NAME=VALUE}: the label for a container started by other means, so that it is removed like ours when this
     * process is killed.
     */
    public static String ownerLabel() {
        return Owner.LABEL + "=" + Owner.self().label();
    }

    private static String host(ContainerPlan plan) {
        return "sipwright-" + plan.role().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String name(ContainerPlan plan) {
        return host(plan) + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String why(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /**
     * The addresses that its packets may come from besides this machine's: its own and its gateway's; none on the
     * host's network.
     */
    public Set<InetAddress> addresses() {
        return container.getContainerInfo().getNetworkSettings().getNetworks().values().stream()
                .flatMap(network -> Stream.of(network.getIpAddress(), network.getGateway()))
                .filter(address -> address != null && !address.isBlank())
                .flatMap(address -> PublishedAddresses.parsed(address).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A possible cause when its program runs but cannot be reached. */
    public String outOfReach() {
        return "host".equals(container.getNetworkMode())
                ? "its container runs but cannot be reached; if the engine is remote, rootless or Docker Desktop, its host network is"
                        + " not this machine's: try " + ContainerNetwork.VARIABLE + "=published"
                : "its container runs, but its published ports cannot be reached";
    }

    /** Whether its program still runs. */
    public boolean alive() {
        return container.isRunning();
    }

    /** Expect within T: whether its program ends. */
    public boolean endsWithin(Duration within) throws InterruptedException {
        try (WaitContainerResultCallback end = DockerClientFactory.lazyClient()
                .waitContainerCmd(container.getContainerId())
                .exec(new WaitContainerResultCallback())) {
            return end.awaitCompletion(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | NotFoundException removed) {
            return true;
        }
    }

    /** The program's output so far, both streams. */
    public String log() {
        return container.getLogs();
    }

    /**
     * Reads a file in the container, as far as it is written.
     *
     * @param path absolute, in the container
     * @throws IOException if there is no such file, or the container has gone
     */
    public byte[] read(String path) throws IOException {
        try {
            return container.copyFileFromContainer(path, InputStream::readAllBytes);
        } catch (RuntimeException e) {
            throw new IOException(path + " cannot be read out of the container: " + why(e), e);
        }
    }

    /** Ends the program and removes the container. Does nothing the second time. */
    @Override
    public void close() {
        container.stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException shuttingDown) {
            LOG.trace("the process is ending", shuttingDown);
        }
    }

    /** Does not wait: the wait for the program to be ready also notices its end. */
    private static final class Created extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient engine, String containerId) {
            return StartupStatus.SUCCESSFUL;
        }
    }
}
