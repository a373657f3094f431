package io.sipwright.bench;

import io.sipwright.bench.figure.Figures;
import io.sipwright.bench.figure.Figures.Row;
import io.sipwright.bench.figure.Metric;
import io.sipwright.bench.figure.Spread;
import io.sipwright.bench.peer.DirectPath;
import io.sipwright.bench.peer.KamailioContainer;
import io.sipwright.bench.peer.ReferenceServer;
import io.sipwright.bench.profile.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures as a Markdown table, which reads well on a terminal too: medians with least and greatest, and the ratio. */
final class Tables {
    private static final List<String> PEERS = List.of(ReferenceServer.NAME, KamailioContainer.NAME, DirectPath.NAME);
    private static final int WHOLE = 100;

    private Tables() {}

    static String figures(Figures figures) {
        StringBuilder out = new StringBuilder();
        line(out, List.of("workload", "phase", "metric", PEERS.get(0), PEERS.get(1), "ratio", PEERS.get(2)));
        line(out, List.of("---", "---", "---", "---:", "---:", "---:", "---:"));
        figures.rows().forEach((row, peers) -> {
            if (row.metric() != Metric.FAILURES || anyFailure(peers)) {
                line(out, cells(row, peers));
            }
        });
        return out.toString();
    }

    private static boolean anyFailure(Map<String, Spread> peers) {
        return peers.values().stream().anyMatch(spread -> spread.max() > 0);
    }

    private static List<String> cells(Row row, Map<String, Spread> peers) {
        Spread ours = peers.get(PEERS.get(0));
        Spread theirs = peers.get(PEERS.get(1));
        String unit = row.metric().unit().isEmpty() ? "" : ", " + row.metric().unit();
        return List.of(
                row.workload(),
                row.phase(),
                row.metric().words() + unit,
                cell(ours),
                cell(theirs),
                ours == null || theirs == null ? "" : ratio(ours.ratioTo(theirs)),
                cell(peers.get(PEERS.get(2))));
    }

    private static String ratio(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "";
    }

    private static String cell(@Nullable Spread spread) {
        if (spread == null) {
            return "";
        }
        String median = number(spread.median());
        return spread.min() == spread.max()
                ? median
                : "%s (%s–%s)".formatted(median, number(spread.min()), number(spread.max()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= WHOLE ? "%.0f" : "%.2f", value);
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    static String profile(String workload, Profile profile) {
        StringBuilder out = new StringBuilder();
        out.append("\n%s: %.0f bytes allocated per operation%n".formatted(workload, profile.bytesPerOperation()));
        profile.tables().forEach((title, lines) -> {
            out.append("\n  ").append(title).append('\n');
            lines.forEach(text -> out.append("    ").append(text).append('\n'));
        });
        return out.toString();
    }
}
