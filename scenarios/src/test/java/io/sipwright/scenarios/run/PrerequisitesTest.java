package io.sipwright.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.FarEnd;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.OperatorNumber;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.Trunk;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrerequisitesTest {
    private static final InetSocketAddress SIP = new InetSocketAddress("127.0.0.1", 5060);
    private static final String FAR_END = "sip and farEnd in the target file";
    private static final String UDP = "needs SIP over UDP: sip in the target file";

    @TempDir
    Path folder;

    @Test
    void browsers_and_web_sockets_need_no_trunk() throws IOException {
        assertThat(missing("Given alice is registered\nWhen alice calls bob with audio and video, who answers"))
                .isEmpty();
        assertThat(missing("Given desk is a SIP endpoint over any transport, registered as alice"))
                .isEmpty();
        assertThat(missing("Given desk is a SIP endpoint over WebSocket, registered as alice"))
                .isEmpty();
    }

    @Test
    void what_calls_or_is_called_by_the_far_end_needs_one() throws IOException {
        assertThat(missing("When the far end calls alice").orElseThrow()).contains(FAR_END);
        assertThat(missing("When alice calls the echo number").orElseThrow()).contains(FAR_END);
        assertThat(missing("When alice calls {the busy number}").orElseThrow()).contains(FAR_END);
        assertThat(missing("When alice sends INVITE to bob with\n  | Route | <sip:{far end}> |")
                        .orElseThrow())
                .contains(FAR_END);
    }

    @Test
    void what_is_over_udp_needs_an_address_for_it() throws IOException {
        assertThat(missing("Given desk is a SIP endpoint over UDP, registered as alice"))
                .contains(UDP);
        assertThat(missing("When alice sends OPTIONS to bob with\n  | Route | <sip:{server};lr> |"))
                .contains(UDP);
    }

    @Test
    void a_target_with_a_trunk_lacks_nothing() throws IOException {
        Pickle scenario = scenario("When the far end calls alice");

        assertThat(Prerequisites.missing(scenario, target(Optional.of(new Trunk(SIP, new FarEnd(SIP, SIP, Map.of()))))))
                .isEmpty();
    }

    @Test
    void a_number_of_the_operators_needs_no_trunk_but_its_entry_in_the_target_file() throws IOException {
        Pickle echo = scenario("When alice calls the operator's echo number");
        Pickle answering = scenario("When alice calls the operator's answering number");
        Target named = target(Optional.empty()).withNumbers(Map.of(OperatorNumber.ECHO, "9196"));

        assertThat(Prerequisites.missing(echo, named)).isEmpty();
        assertThat(Prerequisites.missing(answering, named))
                .contains("needs a number of the operator's: answering of numbers in the target file");
    }

    @Test
    void most_of_the_built_in_scenarios_run_without_a_trunk() {
        List<Pickle> all = new ScenarioIndex(List.of(ScenarioIndex.OWN)).all();

        assertThat(all.stream().filter(s -> Prerequisites.missing(s, target(Optional.empty()))
                        .isEmpty()))
                .hasSizeGreaterThan(all.size() / 3);
    }

    private Optional<String> missing(String steps) throws IOException {
        return Prerequisites.missing(scenario(steps), target(Optional.empty()));
    }

    private Pickle scenario(String steps) throws IOException {
        Path file = folder.resolve("one.feature");
        Files.writeString(file, "Feature: one\nScenario: one\n" + steps + "\n");
        return new ScenarioIndex(List.of(file.toUri().toString())).all().get(0);
    }

    private static Target target(Optional<Trunk> trunk) {
        return new Target(
                "lab",
                URI.create("wss://127.0.0.1:7443"),
                "x.test",
                List.of(Account.of("alice", "a", "x.test"), Account.of("bob", "b", "x.test")),
                trunk,
                new Launch.Nothing(),
                true,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty());
    }
}
