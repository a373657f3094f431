package io.sipwright.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Memory of processes: proportional set size, in which shared pages count once (proc(5), smaps_rollup). */
public final class MemoryUse {
    private MemoryUse() {}

    /** KiB of all these processes together. */
    public static long pssKib(Collection<Long> pids) throws IOException {
        long sum = 0;
        for (long pid : pids) {
            sum += parse(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
        }
        return sum;
    }

    static long parse(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
