package io.sipwright.scenarios.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketAddressTest {
    @ParameterizedTest
    @CsvSource({
        "wss://example.org, /",
        "wss://example.org:8443/phones, /phones",
        "wss://example.org/?key=1, /?key=1",
        "wss://example.org/a%20b?key=%31, /a%20b?key=%31"
    })
    void an_upgrade_asks_for_path_and_query_as_written(URI ws, String resource) {
        assertThat(WebSocketAddress.resource(ws)).isEqualTo(resource);
    }

    /** A path that a target does not have is refused, whatever else is wrong: WS-005 would pass without being shown. */
    @Test
    void no_scenario_names_a_path_of_its_own() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/io/sipwright/scenarios/features"))) {
            List<Path> features =
                    files.filter(f -> f.toString().endsWith(".feature")).toList();
            assertThat(features).isNotEmpty().allSatisfy(f -> assertThat(Files.readString(f))
                    .doesNotContainPattern("(GET|POST|PUT) /\\S* HTTP"));
        }
    }
}
