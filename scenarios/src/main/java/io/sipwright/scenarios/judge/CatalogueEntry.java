package io.sipwright.scenarios.judge;

import java.util.List;

/**
 * The part of a catalogue entry that a run's verdict and reports need.
 *
 * @param id {@code NAT-004}
 * @param title what holds when the check passes
 * @param level {@code MUST}, {@code SHOULD}, {@code MAY} or {@code practice}
 * @param rfc {@code number §section}, several joined by {@code "; "}, the governing one first
 * @param aspects what has to be seen before a pass is whole; empty where one passing scenario is enough
 * @param catches what is often behind a failure; empty where nothing is known
 */
public record CatalogueEntry(String id, String title, String level, String rfc, List<String> aspects, String catches) {
    public CatalogueEntry {
        aspects = List.copyOf(aspects);
    }

    public CatalogueEntry(String id, String title, String level, String rfc) {
        this(id, title, level, rfc, List.of(), "");
    }
}
