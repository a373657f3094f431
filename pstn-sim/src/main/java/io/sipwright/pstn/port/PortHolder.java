package io.sipwright.pstn.port;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the program that uses a port, by the kernel's tables under {@code /proc}. Finds nothing on other systems than
 * Linux, and for other users' processes. Safe for any thread.
 */
public final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    private static final List<String> TABLES = List.of("net/tcp", "net/tcp6", "net/udp", "net/udp6");
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    /** A listening TCP socket, and a UDP socket that is not connected. */
    private static final Set<String> WAITING = Set.of("0A", "07");

    private PortHolder() {}

    /** The program's name and process id, for example {@code java (pid 4711)}; empty where it is not known. */
    public static Optional<String> of(int port) {
        Set<String> sockets = inodes(port);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, sockets)) {
                    return Optional.of(name(process) + " (pid " + process.getFileName() + ")");
                }
            }
        } catch (IOException noProc) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** A clause for a sentence about a taken port: {@code , by java (pid 4711)}, or empty. */
    public static String clause(int port) {
        return of(port).map(holder -> ", by " + holder).orElse("");
    }

    private static Set<String> inodes(int port) {
        String local = String.format(Locale.ROOT, ":%04X", port);
        Set<String> found = new HashSet<>();
        for (String table : TABLES) {
            try (Stream<String> lines = Files.lines(PROC.resolve(table))) {
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(f -> f.length > INODE && f[LOCAL].endsWith(local) && WAITING.contains(f[STATE]))
                        .forEach(f -> found.add("socket:[" + f[INODE] + "]"));
            } catch (IOException noTable) {
                continue;
            }
        }
        return found;
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException ofAnotherUser) {
            return false;
        }
        return false;
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException ended) {
            return "a process";
        }
    }
}
