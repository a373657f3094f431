package io.sipwright.ci;

import io.sipwright.scenarios.run.MutantResult;
import java.util.List;
import java.util.Locale;

/** Formats the results of mutants as text. */
final class KillMatrix {
    private KillMatrix() {}

    /** One line per mutant, and a second one if something is not as expected. */
    static String line(MutantResult result) {
        String also = String.join(" ", result.alsoRed());
        String line = String.format(
                Locale.ROOT,
                "%-34s %-9s %-28s %5.1f s  %s",
                result.mutant().name(),
                result.mutant().requirement(),
                state(result),
                result.took().toMillis() / 1000.0,
                also.isEmpty() ? "" : "also red: " + also);
        return result.asExpected() ? line.stripTrailing() : line.stripTrailing() + "\n    " + why(result);
    }

    private static String state(MutantResult result) {
        if (result.records().isEmpty()) {
            return "did not run";
        } else if (result.mutant().harmless()) {
            return result.asExpected() ? "harmless, charged to nobody" : "harmless, but charged";
        } else if (result.killed()) {
            return result.causeNamed() ? "killed, cause named" : "killed, cause not named";
        }
        return "survived (" + result.verdict().word() + ")";
    }

    private static String why(MutantResult result) {
        if (!result.trouble().isEmpty()) {
            return result.trouble();
        } else if (!result.applied()) {
            return "its tampering changed nothing: no scenario of "
                    + result.mutant().requirement() + " has such a message, frame or packet";
        } else if (result.mutant().harmless()) {
            return "it is lawful; " + result.mutant().requirement() + " is "
                    + result.verdict().word() + ": " + result.causes();
        } else if (result.mutant().survives().isPresent()) {
            return "it was expected to survive (" + result.mutant().survives().get()
                    + "); remove \"expected\" and add its cause, for example: " + result.causes();
        } else if (!result.killed()) {
            return "nothing noticed: " + result.mutant().fault();
        } else if (!result.causeNamed()) {
            return "wanted " + result.mutant().cause() + ", found " + result.causes();
        }
        return "also failed, but not listed in mayAlsoBreak: " + String.join(" ", result.unexpectedlyRed());
    }

    /** The score, and every mutant that is not as expected. */
    static String text(List<MutantResult> results) {
        List<MutantResult> faults =
                results.stream().filter(r -> !r.mutant().harmless()).toList();
        long killed = faults.stream().filter(MutantResult::killed).count();
        long named = faults.stream().filter(MutantResult::causeNamed).count();
        long all = Math.max(1, faults.size());
        StringBuilder text = new StringBuilder("\n");
        results.stream()
                .filter(r -> !r.asExpected())
                .forEach(r -> text.append("NOT AS EXPECTED ").append(line(r)).append('\n'));
        return text.append(String.format(
                        Locale.ROOT,
                        "mutation score: %d of %d killed (%.0f %%), %d with their cause (%.0f %%)",
                        killed,
                        faults.size(),
                        100.0 * killed / all,
                        named,
                        100.0 * named / all))
                .toString();
    }
}
