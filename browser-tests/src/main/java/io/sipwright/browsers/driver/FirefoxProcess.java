package io.sipwright.browsers.driver;

import io.sipwright.pstn.container.ChildProcess;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A headless Firefox with its own profile, whose remote protocol listens on a loopback port that Firefox chose. */
final class FirefoxProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration QUIT = Duration.ofSeconds(5);

    private final ChildProcess process;
    private final MarionetteConnection connection;

    private FirefoxProcess(ChildProcess process, MarionetteConnection connection) {
        this.process = process;
        this.connection = connection;
    }

    static FirefoxProcess start(Path firefox, RunFolder folder, Map<String, String> environment, BrowserSite site)
            throws IOException {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Files.writeString(profile.resolve("user.js"), FirefoxPreferences.asScript(site));
        ProcessBuilder builder = new ProcessBuilder(command(firefox, profile));
        builder.environment().putAll(environment);
        ChildProcess process = site.inside(() -> ChildProcess.start(builder, folder.resolve("firefox.log"), "firefox"));
        AtomicReference<@Nullable MarionetteConnection> connection = new AtomicReference<>();
        try {
            Path portFile = profile.resolve("MarionetteActivePort");
            process.awaitReady(() -> connected(portFile, site, connection), START);
            return new FirefoxProcess(process, Objects.requireNonNull(connection.get()));
        } catch (IOException | UncheckedIOException e) {
            process.close();
            throw e;
        }
    }

    /** Firefox writes the port shortly before it listens on it. */
    private static boolean connected(
            Path portFile, BrowserSite site, AtomicReference<@Nullable MarionetteConnection> connection) {
        try {
            String port = Files.exists(portFile) ? Files.readString(portFile).strip() : "";
            if (!port.isEmpty()) {
                connection.set(new MarionetteConnection(site.reach(Integer.parseInt(port))));
            }
            return !port.isEmpty();
        } catch (SocketException | EOFException notYet) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path firefox, Path profile) {
        return List.of(
                firefox.toString(),
                "--marionette",
                "--headless",
                "--no-remote",
                "--width=1100",
                "--height=860",
                "--profile",
                profile.toString());
    }

    MarionetteConnection connection() {
        return connection;
    }

    @Override
    public void close() throws IOException {
        connection.close();
        try {
            process.ended(QUIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.close();
        }
    }
}
