package io.sipwright.scenarios.evidence;

import java.util.List;

/**
 * The answers of the bridge's UDP candidates to a Binding request with the call's credentials. Purpose-made for
 * MED-001: no message shows it.
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
     * @param candidate {@code host:port} of the candidate
     * @param from {@code host:port} that answered; empty when nothing came
     * @param success whether it is a success response
     * @param missing what the response lacks, or its error; empty for nothing
     */
    public record Probe(String candidate, String from, boolean success, String missing) {}
}
