package io.sipwright.scenarios.evidence;

import java.util.List;

/**
 * What a Binding request with the call's own credentials got from each UDP candidate of the bridge. Purpose-made for MED-001: no message shows it.
 *
 * @param probes one for each candidate
 */
public record CandidateProbes(List<Probe> probes) implements Fact {
    public CandidateProbes {
        probes = List.copyOf(probes);
    }

    /**
     * One candidate.
     *
     * @param candidate {@code host:port} that was addressed
     * @param from {@code host:port} that answered; empty when nothing came
     * @param success whether it is a success response
     * @param missing what the response lacks, or its error; empty for nothing
     */
    public record Probe(String candidate, String from, boolean success, String missing) {}
}
