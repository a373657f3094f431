package io.sipwright.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;

/** CPU time of processes, user and system, as the kernel counts it: in ticks of 10 ms (proc(5), /proc/PID/stat). */
public final class CpuTime {
    private static final long TICK_MILLIS = 10;
    private static final int UTIME = 11;
    private static final int STIME = 12;

    private CpuTime() {}

    /** The sum over these processes, ended threads included; a process that has ended adds nothing. */
    public static Duration of(Collection<Long> pids) throws IOException {
        Duration sum = Duration.ZERO;
        for (long pid : pids) {
            Path stat = Path.of("/proc/" + pid + "/stat");
            if (Files.exists(stat)) {
                sum = sum.plus(parse(Files.readString(stat)));
            }
        }
        return sum;
    }

    /** Of this process. */
    public static Duration ofSelf() throws IOException {
        return parse(Files.readString(Path.of("/proc/self/stat")));
    }

    /**
     * Reads one line of /proc/PID/stat. The name of the program is in parentheses and may contain blanks and further
     * parentheses, so fields are counted from the last one.
     */
    static Duration parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }
}
