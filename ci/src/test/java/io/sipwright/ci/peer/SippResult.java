package io.sipwright.ci.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SIPp's statistics of a run.
 *
 * @param exitCode 0 when every call went as its scenario says
 * @param successful calls that did
 * @param troubles every counter of failures, retransmissions, unexpected messages and warnings that is not zero
 */
public record SippResult(int exitCode, long successful, Map<String, Long> troubles) {
    private static final String TROUBLE = "(Failed.*|OutOfCallMsgs|DeadCallMsgs|Retransmissions|Warnings|FatalErrors)";
    /** SIPp marks totals since its start so, as opposed to those since the last line. */
    private static final String TOTAL = "(C)";

    public SippResult {
        troubles = Map.copyOf(troubles);
    }

    /** So many calls, without failure or retransmission. */
    public static SippResult flawless(int calls) {
        return new SippResult(0, calls, Map.of());
    }

    /** Reads the last line of the statistics, if SIPp wrote any. */
    static SippResult read(int exitCode, Path statistics) throws IOException {
        if (!Files.exists(statistics)) {
            return new SippResult(exitCode, 0, Map.of());
        }
        List<String> lines = Files.readAllLines(statistics);
        String[] names = lines.get(0).split(";");
        String[] values = lines.get(lines.size() - 1).split(";");
        long successful = 0;
        Map<String, Long> troubles = new TreeMap<>();
        for (int i = 0; i < Math.min(names.length, values.length); i++) {
            String name = names[i].replace(TOTAL, "");
            if (names[i].equals("SuccessfulCall" + TOTAL)) {
                successful = Long.parseLong(values[i]);
            } else if (names[i].endsWith(TOTAL) && name.matches(TROUBLE) && !values[i].equals("0")) {
                troubles.put(name, Long.parseLong(values[i]));
            }
        }
        return new SippResult(exitCode, successful, troubles);
    }
}
