package io.sipwright.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.FarEnd;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.OperatorNumber;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.Trunk;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioScopeTest {
    private static final FeatureSet FEATURES = FeatureSet.of(List.of(ScenarioIndex.OWN));
    private static final String HANDSHAKES = "@WS-030";

    @Test
    void a_target_elsewhere_is_not_loaded_unless_the_user_asks_for_it() {
        Target elsewhere = target("198.51.100.10", new Launch.Nothing());

        assertThat(runs(ScenarioScope.of(elsewhere, true, false, false), HANDSHAKES))
                .isEmpty();
        assertThat(runs(ScenarioScope.of(elsewhere, true, false, true), HANDSHAKES))
                .isNotEmpty();
    }

    @Test
    void only_one_of_two_addresses_on_this_machine_makes_a_target_remote() {
        Target half = target("127.0.0.1", new Launch.Nothing()).launchedBy(new Launch.Nothing());
        Target remoteEdge = new Target(
                "lab",
                URI.create("wss://198.51.100.10:7443"),
                half.domain(),
                half.accounts(),
                half.trunk(),
                half.launch(),
                true,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty());

        assertThat(half.isRemote()).isFalse();
        assertThat(remoteEdge.isRemote()).isTrue();
    }

    @Test
    void a_target_of_this_machine_or_of_this_run_is_loaded() {
        Target here = target("127.0.0.1", new Launch.Nothing());
        Target launched = target("198.51.100.10", new Launch.Command(List.of("server")));

        assertThat(runs(ScenarioScope.of(here, false, false, false), HANDSHAKES))
                .isNotEmpty();
        assertThat(runs(ScenarioScope.of(launched, false, false, false), HANDSHAKES))
                .isNotEmpty();
    }

    @Test
    void numbers_of_the_operators_are_called_where_they_are_named_or_our_gateway_cannot_be() {
        Target trunk = target("198.51.100.10", new Launch.Nothing());
        Target named = trunk.withNumbers(Map.of(OperatorNumber.ECHO, "9196"));

        assertThat(ScenarioScope.of(trunk, false, false, false).operators()).isFalse();
        assertThat(ScenarioScope.of(named, false, false, false).operators()).isTrue();
    }

    @Test
    void a_requirement_that_is_left_out_says_which_option_brings_it() {
        WireRunner wire = new WireRunner("", new ScenarioScope(false, false, false, false));

        assertThat(wire.untested(FEATURES.index()).get("WS-030")).contains("--intrusive");
        assertThat(wire.untested(FEATURES.index()).get("PRX-013")).contains("--slow");
        assertThat(wire.untested(FEATURES.index()).get("MED-006")).contains("--nat");
    }

    private static List<String> runs(ScenarioScope scope, String tags) {
        WireRunner wire = new WireRunner(tags, scope);
        return Stream.of(true, false)
                .flatMap(waiting -> wire.addresses(FEATURES, waiting).stream())
                .toList();
    }

    private static Target target(String host, Launch launch) {
        InetSocketAddress sip = new InetSocketAddress(host, 5060);
        return new Target(
                "lab",
                URI.create("wss://" + host + ":7443"),
                "x.test",
                List.of(Account.of("alice", "a", "x.test"), Account.of("bob", "b", "x.test")),
                Optional.of(new Trunk(sip, new FarEnd(sip, sip, Map.of()))),
                launch,
                true,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty());
    }
}
