package io.sipwright.browsers.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A folder for one browser's profile, sockets and temporary files; {@link #close()} removes it with all that is in it.
 *
 * @param path where it is
 */
public record RunFolder(Path path) implements AutoCloseable {
    /** A Unix socket's path may have 107 bytes (unix(7)), and browsers put sockets some 40 bytes below this folder. */
    private static final int LONGEST = 60;

    private static final int ATTEMPTS = 40;
    private static final long PAUSE_NANOS = 50_000_000;

    /** A new folder within this one, or in the system's temporary folder when that path would be too long for sockets. */
    public static RunFolder within(Path parent, String name) throws IOException {
        Path absolute = Files.createDirectories(parent).toAbsolutePath();
        boolean shortEnough = absolute.toString().length() + name.length() < LONGEST;
        return new RunFolder(
                shortEnough
                        ? Files.createTempDirectory(absolute, name + "-")
                        : Files.createTempDirectory("sipwright-" + name + "-"));
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        // A browser's last helper process may still write while we remove.
        for (int attempt = 1; !removed(attempt == ATTEMPTS); attempt++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean removed(boolean lastAttempt) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (NoSuchFileException alreadyGone) {
            return !Files.exists(path);
        } catch (IOException | UncheckedIOException stillInUse) {
            if (lastAttempt) {
                throw stillInUse;
            }
            return false;
        }
    }
}
