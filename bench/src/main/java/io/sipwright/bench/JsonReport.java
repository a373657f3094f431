package io.sipwright.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sipwright.bench.figure.Figure;
import io.sipwright.bench.figure.Figures;
import io.sipwright.bench.peer.Cores;
import io.sipwright.bench.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** {@code bench-report.json}: every figure, the spreads, the profiles, and the machine. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    static void write(Path file, Figures figures, Map<String, Profile> profiles) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("at", Instant.now().toString());
        machine(root.putObject("machine"));
        var rows = root.putArray("rows");
        figures.rows().forEach((row, peers) -> {
            ObjectNode node = rows.addObject()
                    .put("workload", row.workload())
                    .put("phase", row.phase())
                    .put("metric", row.metric().words())
                    .put("unit", row.metric().unit());
            peers.forEach((peer, spread) -> node.putObject(peer)
                    .put("median", spread.median())
                    .put("min", spread.min())
                    .put("max", spread.max()));
        });
        var all = root.putArray("figures");
        for (Figure figure : figures.all()) {
            all.addObject()
                    .put("workload", figure.workload())
                    .put("phase", figure.phase())
                    .put("peer", figure.peer())
                    .put("metric", figure.metric().words())
                    .put("value", figure.value());
        }
        profiles(root.putObject("profiles"), profiles);
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private static void machine(ObjectNode node) {
        node.put("processors", Runtime.getRuntime().availableProcessors());
        node.put("serverCores", Cores.ofServer());
        node.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        node.put("java", Runtime.version().toString());
    }

    private static void profiles(ObjectNode node, Map<String, Profile> profiles) {
        profiles.forEach((workload, profile) -> {
            ObjectNode one = node.putObject(workload).put("bytesPerOperation", profile.bytesPerOperation());
            profile.tables().forEach((title, lines) -> lines.forEach(one.withArray(title)::add));
        });
    }
}
