package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.requirement.Requirement;
import io.sipwright.scenarios.run.RunPreview;
import io.sipwright.scenarios.run.RunPreview.LeftOut;
import io.sipwright.scenarios.run.RunPreview.Planned;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code --dry-run} and {@code --list} print: what would run, what would not, and why. */
final class PreviewText {
    private final RunPreview preview;
    private final Catalogue catalogue;
    private final StringBuilder text = new StringBuilder();

    PreviewText(RunPreview preview, Catalogue catalogue) {
        this.preview = preview;
        this.catalogue = catalogue;
    }

    /** Counts by lane, and reasons with the requirements that they leave untested. */
    String summary() {
        List<Planned> able =
                preview.planned().stream().filter(p -> p.missing().isEmpty()).toList();
        Map<String, Long> lanes =
                able.stream().collect(Collectors.groupingBy(Planned::lane, LinkedHashMap::new, Collectors.counting()));
        lanes.forEach((lane, number) -> line("  %-16s %4d scenarios", lane, number));
        Set<String> ruled =
                able.stream().flatMap(p -> p.requirements().stream()).collect(Collectors.toCollection(TreeSet::new));
        line(
                "%d scenarios would rule on %d of %d requirements",
                able.size(), ruled.size(), catalogue.all().size());
        lacking(ruled);
        reasons(ruled);
        List<String> other = catalogue.all().stream()
                .map(Requirement::id)
                .filter(id -> !ruled.contains(id))
                .filter(id -> preview.planned().stream()
                        .noneMatch(p -> p.requirements().contains(id)))
                .filter(id -> preview.leftOut().stream()
                        .noneMatch(l -> l.requirements().contains(id)))
                .toList();
        if (!other.isEmpty()) {
            line("no chosen scenario rules on %d: %s", other.size(), String.join(" ", other));
        }
        return text.toString();
    }

    private void lacking(Set<String> ruled) {
        Map<String, List<Planned>> reasons = preview.planned().stream()
                .filter(p -> p.missing().isPresent())
                .collect(Collectors.groupingBy(p -> p.missing().get(), LinkedHashMap::new, Collectors.toList()));
        reasons.forEach((reason, scenarios) -> line(
                "unsupported: %d scenarios, each %s%s",
                scenarios.size(),
                reason,
                without(scenarios.stream().flatMap(p -> p.requirements().stream()), ruled, "not ruled on")));
    }

    /** The requirements on which no other scenario rules. */
    private static String without(Stream<String> requirements, Set<String> ruled, String word) {
        Set<String> rest =
                requirements.filter(id -> !ruled.contains(id)).collect(Collectors.toCollection(TreeSet::new));
        return rest.isEmpty() ? "" : "; " + word + ": " + String.join(" ", rest);
    }

    private void reasons(Set<String> ruled) {
        Map<String, List<LeftOut>> reasons = preview.leftOut().stream()
                .collect(Collectors.groupingBy(LeftOut::reason, LinkedHashMap::new, Collectors.toList()));
        reasons.forEach((reason, scenarios) -> line(
                "would not run: %d scenarios, because %s%s",
                scenarios.size(),
                reason,
                without(scenarios.stream().flatMap(l -> l.requirements().stream()), ruled, "untested")));
    }

    /** One line for each scenario in each lane, then those that would not run. */
    String list() {
        preview.planned().forEach(p -> line("%-16s %s  %s  %s", p.lane(), p.place(), p.name(), ruling(p)));
        preview.leftOut().forEach(l -> line("%-16s %s  %s  (%s)", "-", l.place(), l.name(), l.reason()));
        return text.toString();
    }

    private static String ruling(Planned planned) {
        return planned.missing()
                .map(why -> "(unsupported: " + why + ")")
                .orElseGet(() -> planned.requirements().isEmpty()
                        ? "(rules on no requirement)"
                        : String.join(" ", planned.requirements()));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
