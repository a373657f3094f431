package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the workflow files in {@code ci/templates} run as their systems run them. A program in place of {@code
 * ci/conform} writes a report and keeps its arguments, which the real command then accepts.
 */
class WorkflowTemplatesTest {
    private static final Path TEMPLATES = Deployment.HOME.resolve("ci/templates");
    private static final Pattern SH = Pattern.compile("sh '([^']+)'");

    @TempDir
    Path workspace;

    @BeforeEach
    void a_checkout_with_a_target_file() throws IOException {
        program("sipwright/ci/conform", """
                printf '%s\\n' "$@" > arguments
                mkdir -p sipwright-report
                echo '| verdict |' > sipwright-report/summary.md
                exit "${VERDICT:-0}"
                """);
        Files.writeString(workspace.resolve("edge.yaml"), """
                name: edge
                ws: wss://127.0.0.1:8443/ws
                domain: example.org
                accounts: { alice: a, bob: b }
                """);
    }

    @Test
    void github_judges_one_part_in_each_job_and_shows_the_summary_after_a_failure_too() throws Exception {
        JsonNode job = yaml("github-actions.yml").get("jobs").get("conformance");
        assertThat(job.get("strategy").get("matrix").get("part").size()).isEqualTo(2);
        String judge = step(job, "judge").get("run").asText().replace("${{ matrix.part }}", "2");

        assertThat(run(judge, Map.of("VERDICT", "1"))).isEqualTo(1);
        assertThatConformTakesTheArguments();
        assertThat(step(job, "summary").get("if").asText()).isEqualTo("always()");
        assertThat(run(step(job, "summary").get("run").asText(), Map.of("GITHUB_STEP_SUMMARY", "page.md")))
                .isZero();
        assertThat(workspace.resolve("page.md")).hasContent("| verdict |");
    }

    @Test
    void gitlab_judges_one_part_in_each_job_and_keeps_the_report() throws Exception {
        JsonNode job = yaml("gitlab-ci.yml").get("conformance");
        program("bin/apt-get", "exit 0\n");
        program("bin/git", "echo \"$@\" > cloned\n");
        Map<String, String> variables = Map.of(
                "CI_NODE_INDEX",
                "1",
                "CI_NODE_TOTAL",
                job.get("parallel").asText(),
                "SIPWRIGHT_URL",
                "https://git.example.org/sipwright",
                "PATH",
                workspace.resolve("bin") + ":" + System.getenv("PATH"));

        for (JsonNode line : job.get("before_script")) {
            assertThat(run(line.asText(), variables)).isZero();
        }
        assertThat(Files.readString(workspace.resolve("cloned"))).contains("https://git.example.org/sipwright");
        assertThat(run(job.get("script").get(0).asText(), variables)).isZero();
        assertThatConformTakesTheArguments();
        assertThat(job.get("artifacts").get("when").asText()).isEqualTo("always");
        assertThat(job.get("artifacts").get("reports").get("junit").asText()).isEqualTo("sipwright-report/junit.xml");
    }

    @Test
    void jenkins_fails_with_the_verdict_and_publishes_the_report_always() throws Exception {
        String file = Files.readString(TEMPLATES.resolve("Jenkinsfile"));
        List<Integer> exitCodes = new ArrayList<>();
        Matcher sh = SH.matcher(file);
        while (sh.find()) {
            exitCodes.add(run(sh.group(1), Map.of("VERDICT", "3")));
        }

        assertThat(exitCodes).containsExactly(0, 3);
        assertThatConformTakesTheArguments();
        assertThat(file.substring(file.indexOf("always {"))).contains("sipwright-report/junit.xml", "attachments()");
    }

    private void assertThatConformTakesTheArguments() throws IOException {
        List<String> words = new ArrayList<>(List.of("conform", "--dry-run", "--browser", "scripted"));
        Files.readAllLines(workspace.resolve("arguments")).stream()
                .map(word -> word.equals("edge.yaml") ? workspace.resolve(word).toString() : word)
                .forEach(words::add);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        assertThat(Main.run(words.toArray(String[]::new), out, out))
                .as(said::toString)
                .isZero();
    }

    private int run(String commands, Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-e", "-c", commands)
                .directory(workspace.toFile())
                .inheritIO();
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void program(String name, String script) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static JsonNode yaml(String name) throws IOException {
        return new YAMLMapper().readTree(TEMPLATES.resolve(name).toFile());
    }

    private static JsonNode step(JsonNode job, String name) {
        return StreamSupport.stream(job.get("steps").spliterator(), false)
                .filter(step -> step.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
