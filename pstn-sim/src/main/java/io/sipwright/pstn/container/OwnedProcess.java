package io.sipwright.pstn.container;

import java.io.IOException;

/** A child process that a later run ends if this process is killed. Safe for any thread. */
public final class OwnedProcess implements AutoCloseable {
    private final Process process;
    private final ProcessNote note;

    private OwnedProcess(Process process, ProcessNote note) {
        this.process = process;
        this.note = note;
    }

    /**
     * Starts it.
     *
     * @param role what it is, small letters: {@code target}
     * @throws IOException if the program does not exist, or the note cannot be written
     */
    public static OwnedProcess start(ProcessBuilder builder, String role) throws IOException {
        Process process = builder.start();
        try {
            return new OwnedProcess(process, ProcessNote.keep(process.toHandle(), role));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    public Process process() {
        return process;
    }

    /** Ends it and its child processes, by force after three seconds. */
    @Override
    public void close() {
        note.close();
    }
}
