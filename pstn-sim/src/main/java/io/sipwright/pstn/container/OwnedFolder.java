package io.sipwright.pstn.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder that has its process in its name, so that a later run can remove what a killed one left. Safe for any
 * thread.
 */
public final class OwnedFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedFolder.class);
    private static final Pattern NAME = Pattern.compile("sipwright-[a-z]+-(\\d+@\\d+)-\\d+");

    private final Path path;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OwnedFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes an empty folder that only this user can read, and removes folders whose process has ended.
     *
     * @param role what it is for, small letters: {@code asterisk}
     * @throws IOException when it cannot be made
     */
    public static OwnedFolder create(String role) throws IOException {
        removeOrphans();
        return new OwnedFolder(Files.createTempDirectory(
                "sipwright-" + role + "-" + Owner.self().label() + "-"));
    }

    public Path path() {
        return path;
    }

    /** Removes it with its content; what cannot be removed is logged. Does nothing the second time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            remove(path); // a signal has several threads close one folder at once
        }
    }

    /**
     * Removes the folders in here whose process has ended, and ends the processes noted in them. Returns their number.
     */
    static int removeOrphans(Path parent) {
        try (Stream<Path> folders = Files.list(parent)) {
            List<Path> orphans = folders.filter(OwnedFolder::orphaned).toList();
            int ended = (int) orphans.stream().filter(ProcessNote::endNoted).count();
            orphans.forEach(OwnedFolder::remove);
            return ended;
        } catch (IOException e) {
            LOG.debug("{} cannot be searched for what was left behind", parent, e);
            return 0;
        }
    }

    /** The same in the folder in which {@link #create} makes them. */
    static int removeOrphans() {
        return removeOrphans(Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static boolean orphaned(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        Optional<Owner> owner = name.matches() ? Owner.parse(name.group(1)) : Optional.empty();
        return owner.filter(o -> !o.alive()).isPresent();
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("the folder {} is not removed", folder, e);
        }
    }
}
