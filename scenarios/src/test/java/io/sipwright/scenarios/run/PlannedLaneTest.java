package io.sipwright.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sipwright.scenarios.judge.Strictness;
import io.sipwright.scenarios.judge.Timing;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.BrowserMissingException;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.FarEnd;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.Trunk;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannedLaneTest {
    private static final Set<PhoneLibrary> BOTH = Set.of(PhoneLibrary.values());

    @Test
    void a_real_browser_runs_everything_with_jssip_and_a_subset_with_sipjs() {
        List<PlannedLane> lanes = PlannedLane.of(order(BOTH, "@NAT-004"), "embedded");
        assertThat(lanes)
                .extracting(l -> l.lane().label(), PlannedLane::tags)
                .containsExactly(
                        tuple("scripted", "@NAT-004"),
                        tuple("chromium/jssip", "@NAT-004"),
                        tuple("chromium/sipjs", "(@NAT-004) and @sipjs"));
    }

    @Test
    void a_library_that_is_asked_for_alone_runs_everything() {
        List<PlannedLane> lanes = PlannedLane.of(order(Set.of(PhoneLibrary.SIPJS), ""), "embedded");
        assertThat(lanes).extracting(PlannedLane::tags).containsOnly("");
        assertThat(lanes).extracting(l -> l.lane().label()).contains("chromium/sipjs");
    }

    @Test
    void wire_scenarios_are_for_their_own_lane_and_all_others_for_phones() {
        RunScenarios run = RunScenarios.of(order(BOTH, "@WS-008 or @MED-024"), "embedded");

        assertThat(run.quick()).singleElement().asString().contains("/websocket/messages.feature:");
        assertThat(run.phoneAddresses()).isNotEmpty().noneMatch(address -> address.contains("/wire/"));
    }

    @Test
    void the_parts_of_a_run_are_its_wire_scenarios_and_each_scenario_of_phones() {
        RunOrder order = order(Set.of(PhoneLibrary.JSSIP), "@WS-001");
        FeatureSet features = FeatureSet.of(order.features());
        RunScenarios run = RunScenarios.of(order, "embedded", features);

        List<RunScenarios> parts = run.parts(features);

        assertThat(parts).filteredOn(RunScenarios::hasWire).singleElement().satisfies(part -> {
            assertThat(part.quick()).isEqualTo(run.quick());
            assertThat(part.hasPhones()).isFalse();
        });
        assertThat(parts)
                .filteredOn(RunScenarios::hasPhones)
                .hasSize(2
                        * features.index().admitted("@WS-001").stream()
                                .filter(s -> !features.isWire(s))
                                .toList()
                                .size())
                .allSatisfy(part -> assertThat(part.phoneAddresses()).hasSize(1));
    }

    @Test
    void scenarios_of_phones_that_have_to_be_asked_for_are_left_out_with_the_reason() {
        RunOrder order = order(BOTH, "@nat or @NAT-004");

        RunPreview preview = RunPreview.of(order, "embedded");

        assertThat(preview.planned()).isNotEmpty().noneMatch(p -> p.place().startsWith("nats.feature"));
        assertThat(preview.leftOut())
                .filteredOn(l -> l.place().startsWith("nats.feature"))
                .isNotEmpty()
                .allMatch(l -> l.reason().contains("--nat"));
        assertThat(RunScenarios.of(order, "embedded").scheduled()).hasSameSizeAs(preview.planned());
    }

    private static RunOrder order(Set<PhoneLibrary> libraries, String tags) {
        InetSocketAddress sip = new InetSocketAddress("127.0.0.1", 1);
        FarEnd farEnd = new FarEnd(sip, sip, Map.of());
        List<Account> accounts = List.of(Account.of("alice", "a", "x.test"));
        Target target = new Target(
                "lab",
                URI.create("ws://127.0.0.1:1"),
                "x.test",
                accounts,
                Optional.of(new Trunk(sip, farEnd)),
                new Launch.Nothing(),
                true,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty());
        return new RunOrder(
                target,
                List.of(new ScriptedBrowserFactory(), new Chromium()),
                libraries,
                List.of(ScenarioIndex.OWN),
                tags,
                Strictness.LENIENT,
                Timing.standard(),
                1,
                new ScenarioScope(false, false, false, false),
                ScenarioChoice.ALL,
                false,
                List.of(),
                Path.of("report"));
    }

    private record Chromium() implements BrowserFactory {
        @Override
        public String name() {
            return "chromium";
        }

        @Override
        public Browser start(Path workFolder) throws BrowserMissingException {
            throw new BrowserMissingException("Chromium is not installed.");
        }
    }
}
