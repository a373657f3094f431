package io.sipwright.bench.peer;

import io.sipwright.pstn.container.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A measured server in a child process. */
class LoopbackProcess extends LoopbackServer {
    private static final Duration STARTS = Duration.ofSeconds(30);

    private final ChildProcess process;

    LoopbackProcess(String name, Ports ports, ChildProcess process) {
        super(name, ports);
        this.process = process;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param ready the log line that shows that it is ready
     */
    static ChildProcess started(List<String> command, Path log, String ready) throws IOException {
        ChildProcess process = ChildProcess.start(new ProcessBuilder(command), log, "server");
        try {
            process.awaitReady(() -> process.printed().contains(ready), STARTS);
            return process;
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    final long pid() {
        return process.process().pid();
    }

    @Override
    public final List<Long> pids() {
        return List.of(pid());
    }

    @Override
    public final void close() {
        process.close();
    }
}
