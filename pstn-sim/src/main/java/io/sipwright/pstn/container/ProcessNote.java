package io.sipwright.pstn.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A note of a child process, by which a later run ends it if this process is killed. Safe for any thread. */
public final class ProcessNote implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessNote.class);
    private static final String FILE = "process";
    private static final int SECONDS_TO_END = 3;

    private final ProcessHandle process;
    private final OwnedFolder folder;

    private ProcessNote(ProcessHandle process, OwnedFolder folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * Writes a note of a running process.
     *
     * @param role what it is, small letters: {@code target}
     * @throws IOException if the note cannot be written
     */
    public static ProcessNote keep(ProcessHandle process, String role) throws IOException {
        OwnedFolder folder = OwnedFolder.create(role);
        try {
            Files.writeString(folder.path().resolve(FILE), Owner.of(process).label());
            return new ProcessNote(process, folder);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    /** Ends the process and its child processes, by force after three seconds, and removes the note. */
    @Override
    public void close() {
        end(process);
        folder.close();
    }

    /** Ends the process noted in a folder; returns whether it was still running. */
    static boolean endNoted(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Optional<Owner> noted =
                    Files.exists(file) ? Owner.parse(Files.readString(file).strip()) : Optional.empty();
            Optional<ProcessHandle> running =
                    noted.filter(Owner::alive).flatMap(owner -> ProcessHandle.of(owner.pid()));
            running.ifPresent(process -> {
                LOG.info("ending process {} that an earlier run left behind", process.pid());
                end(process);
            });
            return running.isPresent();
        } catch (IOException e) {
            LOG.debug("the note {} cannot be read", file, e);
            return false;
        }
    }

    private static void end(ProcessHandle process) {
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), Stream.of(process)).toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(ProcessNote::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
