package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.probe.DeploymentProbe;
import io.sipwright.scenarios.probe.Profile;
import io.sipwright.scenarios.probe.TargetFileText;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.target.Placeholders;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetException;
import io.sipwright.scenarios.target.TargetReader;
import io.sipwright.scenarios.yaml.YamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sipwright probe}: asks a running deployment what it can do and writes its target file. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description = "Asks a running deployment what it can do and writes its target file.")
final class ProbeCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Parameters(paramLabel = "ADDRESS", description = "The WebSocket edge, wss://host:port/path.")
    private String address = "";

    @Option(
            names = "--account",
            paramLabel = "USER:PASSWORD",
            required = true,
            description = "A user of the deployment; two or more. '$${NAME}' in a password is an environment variable.")
    private List<String> accounts = new ArrayList<>();

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "The SIP domain of the users; without it the host of the address.")
    private String domain = "";

    @Option(names = "--insecure", description = "Accepts a certificate that is not trusted.")
    private boolean insecure;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The target file that is written; without it HOST.yaml. It must not exist.")
    private Path output = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ProbeCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> secrets = secrets();
        Target target = target(secrets);
        Path file = output.toString().isEmpty() ? Path.of(target.name() + ".yaml") : output;
        if (Files.exists(file)) {
            throw new WrongUsageException("The file " + file + " exists; --output names another one.");
        }
        try {
            Profile profile = DeploymentProbe.of(target);
            profile.lines().forEach(out::println);
            String text = TargetFileText.of(target, profile, secrets, LocalDate.now());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            out.println("written: " + file + "; judge it with: ci/conform --target " + file);
            out.flush();
            return 0;
        } catch (TargetException e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().println("exit 3: no target file was written");
            return ExitCode.INCONCLUSIVE;
        }
    }

    private Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String account : accounts) {
            int colon = account.indexOf(':');
            if (colon < 1) {
                throw new WrongUsageException("An account has the form user:password, not " + account + ".");
            }
            secrets.put(account.substring(0, colon), account.substring(colon + 1));
        }
        return secrets;
    }

    /** Read as a target file is, so that the same is refused. */
    private Target target(Map<String, String> secrets) {
        String host = host();
        String text = "name: " + quoted(host) + "\nws: " + quoted(address) + "\ndomain: "
                + quoted(domain.isEmpty() ? host : domain) + "\naccounts: "
                + secrets.entrySet().stream()
                        .map(e -> quoted(e.getKey()) + ": " + quoted(e.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"))
                + "\ntrust: " + (insecure ? "insecure" : "certificate") + "\n";
        try {
            return new TargetReader(id -> catalogue.find(id).isPresent(), new Placeholders(Map.of()))
                    .read("the command line", new StringReader(text));
        } catch (YamlException e) {
            throw new WrongUsageException(
                    String.valueOf(e.getMessage()).replaceFirst("^the command line:\\d+:? ", ""), e);
        }
    }

    private String host() {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "deployment" : host.replaceAll("[\\[\\]]", "");
        } catch (IllegalArgumentException e) {
            return "deployment"; // the reader says what is wrong with it
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
