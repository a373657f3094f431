package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sipwright.scenarios.target.RunningTarget;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running deployment that the judge did not start: its target file is written by asking it, and judges it as it is. */
class ProbeIT {
    @TempDir
    Path folder;

    private record Said(int code, String text) {}

    @Test
    void the_written_file_judges_the_deployment_over_its_websocket_edge() throws Exception {
        Deployment deployment = new Deployment(folder.resolve("server"), Deployment.freePorts());
        Path file = folder.resolve("edge.yaml");
        try (RunningTarget server = deployment.start()) {
            Said probed = sipwright("probe", deployment, "alice-secret", "--insecure", "--output", file.toString());

            assertThat(probed.code()).as(probed.text()).isZero();
            assertThat(probed.text())
                    .contains("realm sipwright.test")
                    .contains("OPTIONS      200")
                    .contains("an INVITE reaches the other user");
            assertThat(server.alive()).isTrue();

            Path report = folder.resolve("report");
            Said judged = sipwright(List.of(
                    "conform",
                    "--target",
                    file.toString(),
                    "--browser",
                    "scripted",
                    "--report",
                    report.toString(),
                    "--requirement",
                    "REG-001,REG-003,CALL-001,GW-003"));

            assertThat(judged.code()).as(judged.text()).isZero();
            JsonNode json =
                    new ObjectMapper().readTree(report.resolve("report.json").toFile());
            assertThat(verdict(json, "REG-003")).isEqualTo("pass");
            assertThat(verdict(json, "GW-003")).isEqualTo("unsupported");
            assertThat(json.toString())
                    .contains("needs calls from and to the PSTN side: sip and farEnd in the target file");
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_and_a_wrong_password_are_told_apart() throws Exception {
        Deployment deployment = new Deployment(folder.resolve("server"), Deployment.freePorts());
        String file = folder.resolve("edge.yaml").toString();
        try (RunningTarget server = deployment.start()) {
            Said untrusted = sipwright("probe", deployment, "alice-secret", "--output", file);
            Said refused = sipwright("probe", deployment, "wrong", "--insecure", "--output", file);

            assertThat(untrusted.code()).isEqualTo(3);
            assertThat(untrusted.text())
                    .contains("its certificate is not trusted")
                    .contains("--insecure");
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.text()).contains("refuses the password of alice with 401");
            assertThat(server.alive()).isTrue();
            assertThat(Files.exists(Path.of(file))).isFalse();
        }
    }

    private static String verdict(JsonNode report, String id) {
        return StreamSupport.stream(report.get("requirements").spliterator(), false)
                .filter(one -> one.get("id").asText().equals(id))
                .map(one -> one.get("verdict").asText())
                .findFirst()
                .orElseThrow();
    }

    private static Said sipwright(String command, Deployment deployment, String secret, String... more) {
        List<String> words = new ArrayList<>(List.of(
                command,
                "wss://127.0.0.1:" + deployment.wssPort() + "/ws",
                "--domain",
                "sipwright.test",
                "--account",
                "alice:" + secret,
                "--account",
                "bob:bob-secret"));
        words.addAll(List.of(more));
        return sipwright(words);
    }

    private static Said sipwright(List<String> words) {
        System.setProperty("sipwright.home", Deployment.HOME.toString());
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        return new Said(Main.run(words.toArray(String[]::new), out, out), said.toString());
    }
}
