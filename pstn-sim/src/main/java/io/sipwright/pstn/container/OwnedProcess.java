package io.sipwright.pstn.container;

import java.io.IOException;

/** A process of ours that a later run ends when this one was killed. Safe for any thread. */
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
     * @throws IOException when the program is not there, or no note of it can be kept
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

    /** Ends it and what it has started, by force after three seconds. */
    @Override
    public void close() {
        note.close();
    }
}
