package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.ci.Deployment.Result;
import io.sipwright.pstn.container.ContainerNetwork;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Errors before anything can be ruled on are reported in one sentence, with the documented exit code. */
@ResourceLock(value = ContainerNetwork.PROPERTY, mode = ResourceAccessMode.READ)
class TroubleIT {
    private static final int PORTS = Deployment.freePorts();

    @TempDir
    Path folder;

    @Test
    void a_target_that_does_not_run_is_inconclusive() throws IOException {
        Result result = new Deployment(folder, PORTS).conform(false, "--browser", "scripted");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("127.0.0.1:" + PORTS));
    }

    @Test
    void a_wrong_password_in_the_target_file_is_inconclusive() throws IOException {
        Result result = new Deployment(folder, PORTS)
                .withPassword("wrong")
                .with("accounts", "[{ user: 'alice', password: 'another' }]")
                .conform(true, "--browser", "scripted");

        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(3);
        assertThat(result.err()).contains("refuses the password of").contains("401");
    }

    @Test
    void a_taken_port_of_the_target_is_inconclusive() throws IOException {
        Deployment deployment = new Deployment(folder, PORTS);
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), deployment.wssPort()));

            Result result = deployment.conform(true, "--browser", "scripted");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.err().lines().findFirst())
                    .hasValueSatisfying(
                            line -> assertThat(line).contains("taken").contains("" + PORTS));
        }
    }

    @Test
    void a_telephone_network_that_does_not_start_is_inconclusive_and_nothing_else_is_started() throws IOException {
        System.setProperty("sipwright.image.freeswitch", "sipwright/nowhere:0");

        Result result = new Deployment(folder, PORTS).conform(true, "--browser", "scripted", "--pstn", "freeswitch");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("freeswitch did not start in a container"));
        assertThat(result.report().resolve("target.log")).doesNotExist();
    }

    @Test
    void a_taken_port_of_the_far_end_is_inconclusive() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(PORTS + 3, InetAddress.getLoopbackAddress())) {
            Result result = new Deployment(folder, PORTS).conform(true, "--browser", "scripted");

            assertThat(taken.isBound()).isTrue();
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.err())
                    .contains("127.0.0.1:" + (PORTS + 3))
                    .contains("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void an_unknown_option_value_is_wrong_usage_before_anything_is_touched() throws IOException {
        Result result = new Deployment(folder, PORTS).conform(true, "--browser", "netscape");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("netscape");
        assertThat(result.report()).doesNotExist();
    }

    @Test
    void an_unknown_mutant_is_wrong_usage() throws IOException {
        Result result = new Deployment(folder, PORTS).conform(true, "--mutant", "no-such");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("There is no mutant \"no-such\"");
    }
}
