package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.server.nat.NatTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defaults, files, single settings, and what is said about mistakes. */
final class ConfigReaderTest {
    private static Path file(Path folder, String... lines) throws IOException {
        return Files.write(folder.resolve("server.yaml"), List.of(lines));
    }

    @Test
    void the_reference_is_a_whole_configuration() throws Exception {
        ServerConfig config = ConfigReader.read(Optional.empty(), List.of());
        assertThat(config.domain()).isEqualTo("sipwright.test");
        assertThat(config.listen().wss().port()).isEqualTo(7443);
        assertThat(config.accounts()).hasSize(8);
        assertThat(config.trunk().trunk().routes().get(0).gateway().getPort()).isEqualTo(7070);
        assertThat(config.nat().tests())
                .containsExactlyInAnyOrder(NatTest.INVALID_HOST, NatTest.PRIVATE_V4, NatTest.HOST_DIFFERS);
    }

    @Test
    void settings_win_over_the_file_and_the_file_over_the_defaults(@TempDir Path folder) throws Exception {
        Path file = file(folder, "listen:", "  wss: { port: 1 }", "  ws: { port: 2 }");
        ServerConfig config = ConfigReader.read(
                Optional.of(file), List.of("listen.wss.port=0", "trunk.routes.0.to=127.0.0.1:9", "web.pages="));
        assertThat(config.listen().wss().port()).isZero();
        assertThat(config.listen().ws().port()).isEqualTo(2);
        assertThat(config.listen().udp().port()).isEqualTo(7060);
        assertThat(config.trunk().routes().get(0).to()).isEqualTo("127.0.0.1:9");
    }

    @Test
    void a_wrong_value_is_named_with_file_line_key_and_rule(@TempDir Path folder) throws Exception {
        Path file = file(folder, "domain: x.test", "listen:", "  wss:", "    port: 70000");
        assertThatThrownBy(() -> ConfigReader.read(Optional.of(file), List.of()))
                .isInstanceOf(BadConfigException.class)
                .hasMessageContainingAll("server.yaml, line 3", "listen.wss", "70000", "a port from 0 to 65535");
    }

    @Test
    void an_unknown_key_is_named_with_those_that_are_known(@TempDir Path folder) throws Exception {
        Path file = file(folder, "registrar:", "  minExpire: 60");
        assertThatThrownBy(() -> ConfigReader.read(Optional.of(file), List.of()))
                .hasMessageContainingAll("server.yaml, line 2", "registrar.minExpire", "minExpires");
    }

    @Test
    void broken_yaml_is_named_with_its_line(@TempDir Path folder) throws Exception {
        Path file = file(folder, "domain: x.test", "listen: [");
        assertThatThrownBy(() -> ConfigReader.read(Optional.of(file), List.of()))
                .isInstanceOf(BadConfigException.class)
                .hasMessageContaining("server.yaml, line");
    }

    @Test
    void a_wrong_setting_is_named_as_such() {
        assertThatThrownBy(() -> ConfigReader.read(Optional.empty(), List.of("nat.contact=magic")))
                .hasMessageContainingAll("--set nat.contact", "rewrite or token");
        assertThatThrownBy(() -> ConfigReader.read(Optional.empty(), List.of("nonsense")))
                .hasMessageContaining("key=value");
        assertThatThrownBy(() -> ConfigReader.read(Optional.empty(), List.of("accounts=[{user: a}]")))
                .hasMessageContaining("password");
    }
}
