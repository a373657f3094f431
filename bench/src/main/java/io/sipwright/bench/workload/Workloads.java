package io.sipwright.bench.workload;

import io.sipwright.bench.media.MediaSockets;
import io.sipwright.bench.peer.NullServer;
import java.util.List;

/** All there are, in the order in which they are measured. */
public final class Workloads {
    private final List<Workload> all;

    /**
     * @param sockets the generator's media sockets
     * @param nobody where the generator's own limit is measured
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
     * Those of these names; all where none is named.
     *
     * @throws IllegalArgumentException where a name is unknown; the message lists those that exist
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
