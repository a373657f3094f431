package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sipwright.ci.Deployment.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code ci/conform --nat}: browsers behind NATs. Chromium is, where this user is root; else it is unsupported, with the reason. */
@Isolated("real browsers need the machine for themselves")
class NatIT {
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    @TempDir
    Path folder;

    @Test
    void a_scripted_browser_calls_and_is_called_behind_a_nat_that_passes_udp() throws IOException {
        Result result = deployment().conform(true, "--browser", "scripted", "--nat", "double,udp-blocked");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(ended(result, "scripted", "pass")).isOne();
        assertThat(ended(result, "scripted", "unsupported")).isEqualTo(2); // no UDP passes, and it has no TURN client
    }

    @Test
    @Needs({"chromium", "ip"})
    void chromium_calls_and_is_called_behind_a_lenient_and_a_strict_kind() throws IOException {
        Result result =
                deployment().conform(true, "--browser", "chromium", "--phone", "jssip", "--nat", "full-cone,symmetric");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(ended(result, "chromium", ROOT ? "pass" : "untested"))
                .as(result.out())
                .isEqualTo(2);
    }

    @Test
    @Needs({"chromium", "ip", "turnserver"})
    void chromium_has_media_through_a_turn_server_where_no_udp_passes() throws IOException {
        Result result = deployment().conform(true, "--browser", "chromium", "--phone", "jssip", "--nat", "udp-blocked");

        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ROOT ? 0 : 3);
        assertThat(ended(result, "chromium", ROOT ? "pass" : "unsupported"))
                .as(result.out())
                .isEqualTo(2); // over TCP and over TLS
    }

    private Deployment deployment() {
        return new Deployment(folder, Deployment.freePorts());
    }

    /** Scenarios of this browser that ended so. */
    private static long ended(Result result, String browser, String status) throws IOException {
        return StreamSupport.stream(result.json().get("scenarios").spliterator(), false)
                .filter(one -> text(one, "browser").equals(browser))
                .filter(one -> text(one, "status").equals(status))
                .count();
    }

    private static String text(JsonNode scenario, String field) {
        return scenario.get(field).asText();
    }
}
