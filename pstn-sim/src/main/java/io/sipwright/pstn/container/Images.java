package io.sipwright.pstn.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Images by their short name. The property {@code sipwright.image.NAME} names one that the engine has; otherwise the command
 * {@code ci/images/image NAME} below {@code sipwright.home} finds, pulls or builds it, and starts the engine where it may.
 */
public final class Images {
    private static final String PROPERTY = "sipwright.image.";

    private Images() {}

    /**
     * The reference of an image that the engine has. Blocks while it is built, which takes a minute or two the first time.
     *
     * @throws ContainerUnavailableException when there is no engine or no such image
     */
    public static String find(String name) throws ContainerUnavailableException {
        String given = System.getProperty(PROPERTY + name, "");
        return given.isBlank() ? byCommand(name) : given;
    }

    /**
     * Like {@link #find}, but a text that is not a short name is already a reference.
     *
     * @throws ContainerUnavailableException when there is no engine or no image of that short name
     */
    public static String resolve(String image) throws ContainerUnavailableException {
        return image.matches("[a-z0-9-]+") ? find(image) : image;
    }

    private static String byCommand(String name) throws ContainerUnavailableException {
        Path command = Path.of(System.getProperty("sipwright.home", "."), "ci", "images", "image");
        if (!Files.isExecutable(command)) {
            throw new ContainerUnavailableException("No image " + name + " is known: set the property " + PROPERTY
                    + name + " to one that the container engine has.");
        }
        try {
            return answer(command.toAbsolutePath(), name);
        } catch (IOException e) {
            throw new ContainerUnavailableException(
                    "The image " + name + " could not be looked up: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContainerUnavailableException("The search for the image " + name + " was interrupted.");
        }
    }

    private static String answer(Path command, String name)
            throws IOException, InterruptedException, ContainerUnavailableException {
        Path complaints = Files.createTempFile("sipwright-image-", ".log");
        try {
            Process process = new ProcessBuilder(List.of(command.toString(), name))
                    .redirectError(complaints.toFile())
                    .start();
            String reference = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0 || reference.isEmpty()) {
                throw new ContainerUnavailableException(sentence(name, Files.readAllLines(complaints)));
            }
            return reference;
        } finally {
            Files.deleteIfExists(complaints);
        }
    }

    private static String sentence(String name, List<String> complaints) {
        return complaints.isEmpty()
                ? "There is no image " + name + "."
                : complaints.get(complaints.size() - 1).replaceFirst("^sipwright: ", "") + ".";
    }
}
