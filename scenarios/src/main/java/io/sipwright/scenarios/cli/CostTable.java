package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.cost.Cost;
import io.sipwright.scenarios.cost.Cost.Form;
import io.sipwright.scenarios.cost.Costs;
import io.sipwright.scenarios.cost.Part;
import java.util.Locale;

/** What requirements cost, as text. */
final class CostTable {
    private CostTable() {}

    static String plain(Costs costs) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-9s %-13s %6s ", "id", "form", "lines"));
        for (Part part : Part.values()) {
            text.append(String.format(Locale.ROOT, " %8s", part.word()));
        }
        text.append('\n');
        for (Cost cost : costs.costs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-9s %-13s %6.1f ",
                    cost.requirement(),
                    cost.form().word(),
                    cost.total()));
            for (Part part : Part.values()) {
                text.append(String.format(Locale.ROOT, " %8.1f", cost.of(part)));
            }
            text.append('\n');
        }
        text.append('\n');
        for (Form form : Form.values()) {
            text.append(median(form.word() + "s", costs.of(form).size(), costs.median(form)));
        }
        return text.append(median("all", costs.costs().size(), costs.median())).toString();
    }

    private static String median(String what, int number, double median) {
        return String.format(Locale.ROOT, "median of %3d %-15s %5.1f lines%n", number, what, median);
    }
}
