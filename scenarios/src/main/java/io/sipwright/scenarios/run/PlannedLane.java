package io.sipwright.scenarios.run;

import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.PhoneLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A lane and what is needed to run it.
 *
 * @param lane the mode
 * @param factory starts its browser
 * @param library what its phones run
 * @param tags the scenarios that run in it
 */
record PlannedLane(Lane lane, BrowserFactory factory, PhoneLibrary library, String tags) {
    /** Scenarios that depend on the phone's library. */
    private static final String SIPJS = "@sipjs";

    /** Every lane of the order, in the order of its browsers. */
    static List<PlannedLane> of(RunOrder order, String pstn) {
        List<PlannedLane> lanes = new ArrayList<>();
        for (BrowserFactory factory : order.browsers()) {
            factory.libraries().stream()
                    .filter(order.libraries()::contains)
                    .forEach(library -> lanes.add(of(order, factory, library, pstn)));
        }
        return lanes;
    }

    private static PlannedLane of(RunOrder order, BrowserFactory factory, PhoneLibrary library, String pstn) {
        boolean only = factory.libraries().size() == 1;
        String phone = only ? "-" : library.name().toLowerCase(Locale.ROOT);
        boolean subset = library == PhoneLibrary.SIPJS && order.libraries().size() > 1;
        return new PlannedLane(
                new Lane(factory.name(), phone, pstn, "none"),
                factory,
                library,
                both(order.tags(), subset ? SIPJS : ""));
    }

    private static String both(String one, String other) {
        if (one.isBlank() || other.isBlank()) {
            return one.isBlank() ? other : one;
        }
        return "(" + one + ") and " + other;
    }
}
