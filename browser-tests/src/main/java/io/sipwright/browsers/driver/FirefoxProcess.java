package io.sipwright.browsers.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
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
    private static final long QUIT_MILLIS = 5000;

    private final ChildProcess process;
    private final MarionetteConnection connection;

    private FirefoxProcess(ChildProcess process, MarionetteConnection connection) {
        this.process = process;
        this.connection = connection;
    }

    static FirefoxProcess start(Path firefox, RunFolder folder, Map<String, String> environment) throws IOException {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Files.writeString(profile.resolve("user.js"), FirefoxPreferences.asScript());
        ChildProcess process =
                ChildProcess.start("firefox", command(firefox, profile), environment, folder.resolve("firefox.log"));
        AtomicReference<@Nullable MarionetteConnection> connection = new AtomicReference<>();
        try {
            Path portFile = profile.resolve("MarionetteActivePort");
            process.awaitReady(() -> connected(portFile, connection), START);
            return new FirefoxProcess(process, Objects.requireNonNull(connection.get()));
        } catch (IOException | UncheckedIOException e) {
            process.close();
            throw e;
        }
    }

    /** Firefox writes the port shortly before it listens on it. */
    private static boolean connected(Path portFile, AtomicReference<@Nullable MarionetteConnection> connection) {
        try {
            String port = Files.exists(portFile) ? Files.readString(portFile).strip() : "";
            if (!port.isEmpty()) {
                connection.set(new MarionetteConnection(Integer.parseInt(port)));
            }
            return !port.isEmpty();
        } catch (ConnectException notYet) {
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
        process.ended(QUIT_MILLIS);
        process.close();
    }
}
