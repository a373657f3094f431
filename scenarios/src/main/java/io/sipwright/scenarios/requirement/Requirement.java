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
 * @param check what the harness sends and must see
 * @param catches the failure usually found by it
 * @param needs what the harness must have at hand
 */
public record Requirement(
        String id,
        String title,
        String rfc,
        Level level,
        String role,
        String check,
        String catches,
        List<String> needs) {
    public Requirement {
        needs = List.copyOf(needs);
    }

    /** The prefix of the id, {@code NAT}. */
    public String family() {
        return id.substring(0, id.indexOf('-'));
    }
}
