package io.sipwright.scenarios.network.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.container.ChildProcess;
import io.sipwright.pstn.container.Container;
import io.sipwright.scenarios.network.NatKind;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while a program runs in its network namespace. */
class KilledNetworkTest {
    private static final int SECONDS = 20;

    @TempDir
    Path folder;

    /** Opens a network, starts a program behind a NAT, writes its process id to a file and waits. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            NatNamespace nat = OutsideNetwork.open().behind(NatKind.SYMMETRIC, 1);
            ProcessBuilder sleep = new ProcessBuilder("sleep", "600");
            Process program =
                    nat.inside(() -> ChildProcess.start(sleep, "sleep")).process();
            Path file = Path.of(arguments[0]);
            Path whole = Files.writeString(file.resolveSibling("new"), String.valueOf(program.pid()));
            Files.move(whole, file);
            Thread.currentThread().join();
        }
    }

    @Test
    void the_interface_is_gone_at_once_and_a_later_run_ends_the_program() throws Exception {
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root makes network namespaces");
        Path file = folder.resolve("pid");
        String classPath = System.getProperty("java.class.path");
        Process holder = new ProcessBuilder("java", "-cp", classPath, Holder.class.getName(), file.toString())
                .inheritIO()
                .start();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(SECONDS)).until(() -> Files.exists(file));
            ProcessHandle program =
                    ProcessHandle.of(Long.parseLong(Files.readString(file))).orElseThrow();
            String ownInterface = "sw" + holder.pid() + "-1";
            assertThat(NetworkInterface.getByName(ownInterface)).isNotNull();

            holder.destroyForcibly();

            assertThat(holder.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(NetworkInterface.getByName(ownInterface)).isNull();
            assertThat(program.isAlive()).isTrue();
            assertThat(Container.removeLeftovers()).isPositive();
            Awaitility.await().atMost(Duration.ofSeconds(SECONDS)).until(() -> !program.isAlive());
        } finally {
            holder.destroyForcibly();
        }
    }
}
