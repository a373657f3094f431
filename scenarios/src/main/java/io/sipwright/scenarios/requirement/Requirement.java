package io.sipwright.scenarios.requirement;

import java.util.List;

/**
 * One entry of the catalogue; the catalogue's README says what the fields mean.
 *
 * @param id {@code NAT-004}; never renumbered
 * @param title what holds when the check passes
 * @param rfc {@code 7118 §4.1}, several joined by {@code ; }, the governing one first
 * @param level strength for the system under test
 * @param role which part of the target it is about
 * @param check what the harness sends and expects
 * @param catches the fault that a failure usually shows
 * @param needs the means that the harness needs
 * @param after requirements that this one depends on: if one of them fails, this one cannot be ruled on
 * @param aspects the parts of {@link #check}, if one passing scenario does not show all of them
 */
public record Requirement(
        String id,
        String title,
        String rfc,
        Level level,
        String role,
        String check,
        String catches,
        List<String> needs,
        List<String> after,
        List<String> aspects) {
    public Requirement {
        needs = List.copyOf(needs);
        after = List.copyOf(after);
        aspects = List.copyOf(aspects);
    }

    /** A requirement of which only this is known. */
    public static Requirement of(String id, String title, Level level, String rfc) {
        return new Requirement(id, title, rfc, level, "", "", "", List.of(), List.of(), List.of());
    }

    /** The prefix of the id, {@code NAT}. */
    public String family() {
        return id.substring(0, id.indexOf('-'));
    }
}
