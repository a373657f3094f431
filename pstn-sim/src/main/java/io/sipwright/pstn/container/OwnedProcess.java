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

/** A process of ours of which a note is kept, so that a later run can end it when this one was killed. Safe for any thread. */
public final class OwnedProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedProcess.class);
    private static final String NOTE = "process";
    private static final int SECONDS_TO_END = 3;

    private final Process process;
    private final OwnedFolder note;

    private OwnedProcess(Process process, OwnedFolder note) {
        this.process = process;
        this.note = note;
    }

    /**
     * Starts it.
     *
     * @param role what it is, small letters: {@code target}
     * @throws IOException when the program is not there, or the note cannot be kept
     */
    public static OwnedProcess start(ProcessBuilder builder, String role) throws IOException {
        OwnedFolder note = OwnedFolder.create(role);
        try {
            Process process = builder.start();
            Files.writeString(
                    note.path().resolve(NOTE), Owner.of(process.toHandle()).label());
            return new OwnedProcess(process, note);
        } catch (IOException e) {
            note.close();
            throw e;
        }
    }

    public Process process() {
        return process;
    }

    /** Ends it and what it has started, by force after three seconds. */
    @Override
    public void close() {
        end(process.toHandle());
        note.close();
    }

    /** Ends the process of which a folder holds a note; whether there was one that still ran. */
    static boolean endNoted(Path folder) {
        Path file = folder.resolve(NOTE);
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
        all.forEach(OwnedProcess::awaitEnd);
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
