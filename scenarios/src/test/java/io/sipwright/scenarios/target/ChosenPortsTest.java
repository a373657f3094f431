package io.sipwright.scenarios.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.scenarios.yaml.YamlException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChosenPortsTest {
    private static final String OPEN = """
            name: lab
            ws: wss://127.0.0.1:0/ws
            sip: 127.0.0.1:0
            domain: lab.test
            accounts: { alice: a, bob: b }
            farEnd: { address: "127.0.0.1:0" }
            """;
    private static final String LAUNCHED = OPEN + "launch: { command: [\"true\"] }\n";

    @Test
    void each_port_0_becomes_a_free_port_of_its_own_and_the_path_stays() throws PrerequisiteMissingException {
        Target target = ChosenPorts.free().of(read(LAUNCHED));
        assertThat(IntStream.of(
                        target.ws().getPort(),
                        target.sip().getPort(),
                        target.farEnd().address().getPort()))
                .doesNotContain(0)
                .doesNotHaveDuplicates();
        assertThat(target.ws().getPath()).isEqualTo("/ws");
        assertThat(target.farEnd().trunk()).isEqualTo(target.sip());
        assertThat(target.leavesPortsOpen()).isFalse();
    }

    @Test
    void ports_that_the_file_names_stay() throws PrerequisiteMissingException {
        Target named = read(LAUNCHED.replace(":0", ":15071"));
        assertThat(ChosenPorts.free().of(named)).isEqualTo(named);
    }

    @Test
    void the_usual_ports_are_left_to_who_has_them() throws Exception {
        try (ServerSocket taken = takenOr7443()) {
            assertThat(taken.isClosed()).isFalse();
            assertThat(ChosenPorts.usual().of(read(LAUNCHED)).ws().getPort()).isNotIn(0, 7443);
        }
    }

    @Test
    void a_target_that_nobody_launches_must_name_its_ports() {
        assertThatThrownBy(() -> read(OPEN))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("port 0 means that a free port is chosen, which needs a target that is launched");
    }

    @Test
    void a_launched_target_moves_from_loopback_with_its_far_end_and_keeps_other_addresses() throws Exception {
        InetAddress other = InetAddress.getByName("198.18.0.1");
        Target moved =
                read(LAUNCHED.replace("sip: 127.0.0.1:0", "sip: 192.0.2.9:0")).movedFromLoopback(other);
        assertThat(moved.ws()).hasToString("wss://198.18.0.1:0/ws");
        assertThat(moved.farEnd().address().getAddress()).isEqualTo(other);
        assertThat(moved.sip().getAddress().getHostAddress()).isEqualTo("192.0.2.9");
        assertThat(moved.isOnLoopback()).isFalse();
    }

    /** Somebody else may have the port already, which is as good. */
    private static ServerSocket takenOr7443() throws Exception {
        try {
            return new ServerSocket(7443, 1, InetAddress.getByName("127.0.0.1"));
        } catch (java.net.BindException taken) {
            return new ServerSocket(0);
        }
    }

    private static Target read(String text) {
        return new TargetReader(id -> true, Placeholders.standard(Path.of(".")))
                .read("lab.yaml", new StringReader(text));
    }
}
