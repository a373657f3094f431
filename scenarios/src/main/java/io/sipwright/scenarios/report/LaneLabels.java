package io.sipwright.scenarios.report;

import io.sipwright.scenarios.judge.Lane;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names lanes as briefly as their differences allow: gateway and NAT only if lanes differ in them. */
final class LaneLabels {
    private final List<Lane> planned;
    private final boolean farEndsDiffer;

    LaneLabels(List<Lane> planned) {
        this.planned = planned;
        this.farEndsDiffer =
                planned.stream().map(Lane::pstn).collect(Collectors.toSet()).size() > 1;
    }

    /** The planned lanes, then any other that ran. */
    Set<Lane> lanes(Collection<Lane> ran) {
        Set<Lane> all = new LinkedHashSet<>(planned);
        all.addAll(ran);
        return all;
    }

    String label(Lane lane) {
        String label = lane.label();
        if (farEndsDiffer || !planned.contains(lane)) {
            label += " · " + lane.pstn();
        }
        return "none".equals(lane.nat()) ? label : label + " · " + lane.nat();
    }
}
