package io.sipwright.bench.peer;

import java.util.List;

/** A measured server in a child process. */
class LoopbackProcess extends LoopbackServer {
    private final ChildProcess process;

    LoopbackProcess(String name, Ports ports, ChildProcess process) {
        super(name, ports);
        this.process = process;
    }

    final long pid() {
        return process.pid();
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
