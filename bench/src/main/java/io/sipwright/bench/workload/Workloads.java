package io.sipwright.bench.workload;

import io.sipwright.bench.media.MediaSockets;
import io.sipwright.bench.peer.NullServer;
import java.util.List;

/** All workloads, in the order of measurement. */
public final class Workloads {
    private final List<Workload> all;

    /**
     * @param sockets the generator's media sockets
     * @param nobody the server that only echoes, for the generator's own limit
     */
    public Workloads(Generator generator, MediaSockets sockets, NullServer nobody) {
        all = List.of(
                new RegisterOverUdp(generator, nobody),
                new RegisterOverWss(generator, nobody),
                new ProxiedCalls(generator),
                new IdleConnections(generator, nobody),
                new BridgedMedia(generator, sockets));
    }

    /**
     * The workloads with these names; all if none is named.
     *
     * @throws IllegalArgumentException if a name is unknown; the message lists the known ones
     */
    public List<Workload> named(List<String> names) {
        List<String> known = all.stream().map(Workload::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(name + " is no workload; there are " + String.join(", ", known));
            }
        }
        return all.stream()
                .filter(workload -> names.isEmpty() || names.contains(workload.name()))
                .toList();
    }
}
