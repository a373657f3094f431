package io.sipwright.scenarios.judge;

import io.sipwright.scenarios.requirement.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run before its first scenario.
 *
 * @param target name of the target
 * @param seed the run's seed
 * @param startedAt when the run began
 * @param lanes every mode in which the features shall run
 * @param catalogue all requirements; each of them gets an outcome
 * @param knownFailures as the target file declares them
 * @param untested why a requirement is not ruled on, by id; one that is missing here gets a reason of its own
 * @param strictness whether an unexpected pass fails the run
 */
public record RunPlan(
        String target,
        long seed,
        Instant startedAt,
        List<Lane> lanes,
        List<Requirement> catalogue,
        List<KnownFailure> knownFailures,
        Map<String, String> untested,
        Strictness strictness) {

    public RunPlan {
        lanes = List.copyOf(lanes);
        catalogue = List.copyOf(catalogue);
        knownFailures = List.copyOf(knownFailures);
        untested = Map.copyOf(untested);
    }
}
