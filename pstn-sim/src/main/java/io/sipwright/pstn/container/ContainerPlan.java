package io.sipwright.pstn.container;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run in a container.
 *
 * @param image reference of the image, from {@link Images#find}
 * @param role what it is for, in names and messages: {@code kamailio}, {@code far end asterisk}
 * @param folder is copied to {@value #MOUNT} in the container when it starts
 * @param environment variables of the program
 * @param command program and arguments
 * @param published its ports that are published; with none the container shares the host's network
 */
public record ContainerPlan(
        String image,
        String role,
        Path folder,
        Map<String, String> environment,
        List<String> command,
        List<Opening> published) {
    /** Where the container finds {@link #folder()}. */
    public static final String MOUNT = "/sipwright";

    public ContainerPlan {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
        published = List.copyOf(published);
    }

    /** On the host's network. */
    public ContainerPlan(
            String image, String role, Path folder, Map<String, String> environment, List<String> command) {
        this(image, role, folder, environment, command, List.of());
    }

    ContainerPlan publishing(List<Opening> openings) {
        return new ContainerPlan(image, role, folder, environment, command, openings);
    }
}
