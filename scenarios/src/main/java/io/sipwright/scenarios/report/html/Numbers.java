package io.sipwright.scenarios.report.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats numbers and times. */
final class Numbers {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Numbers() {}

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }

    /** For example {@code 2 min 5 s}. */
    static String wall(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? seconds(seconds) : whole / 60 + " min " + whole % 60 + " s";
    }

    static String date(Instant at) {
        return DATE.format(at);
    }

    static String size(long bytes) {
        return bytes < 1024 ? bytes + " B" : bytes < 1 << 20 ? bytes / 1024 + " KiB" : (bytes >> 20) + " MiB";
    }

    /** A measured value; -1 and less mean that there is none. */
    static String measured(double value, String unit) {
        return value < 0 ? "–" : String.format(Locale.ROOT, "%.0f %s", value, unit);
    }

    /** Relative to full scale; -120 means that nothing was heard. */
    static String level(double decibels) {
        return decibels <= -120
                ? "–"
                : String.format(Locale.ROOT, "%.1f dB", decibels).replace('-', '−');
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
