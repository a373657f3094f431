package io.sipwright.scenarios.endpoint;

import java.time.Duration;

/** Times as scenarios write them: {@code 200 ms}, {@code 1.5 s}, {@code 2 min}. */
public final class Durations {
    /** The form that {@link #parse} accepts. */
    public static final String FORM = "(?:\\d+(?:\\.\\d+)?|\\{[^{}]+}) (?:ms|s|min)";

    private Durations() {}

    public static Duration parse(String text) {
        String[] words = text.strip().split(" ");
        double number = Double.parseDouble(words[0]);
        long millisPerUnit =
                switch (words[1]) {
                    case "ms" -> 1;
                    case "s" -> 1000;
                    case "min" -> 60_000;
                    default ->
                        throw new IllegalArgumentException("\"" + text + "\" is no time; write 200 ms, 5 s or 2 min");
                };
        return Duration.ofMillis(Math.round(number * millisPerUnit));
    }

    /** {@code 200 ms} or {@code 1.5 s}. */
    public static String text(Duration time) {
        long millis = time.toMillis();
        return millis < 1000 ? millis + " ms" : millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
    }
}
