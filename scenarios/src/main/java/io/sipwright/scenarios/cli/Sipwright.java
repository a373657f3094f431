package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.yaml.YamlException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program {@code sipwright}: {@code conform}, {@code probe}, {@code compare}, {@code requirements} and {@code steps}. Module
 * {@code ci} adds browsers, gateways and further commands.
 */
@Command(
        name = "sipwright",
        mixinStandardHelpOptions = true,
        description = "Proves that a browser can be a SIP phone.",
        synopsisSubcommandLabel = "COMMAND")
public final class Sipwright {
    private final Installation installation;
    private final Map<String, GatewayStarter> networks;

    /** @param networks the available gateways by name */
    public Sipwright(Installation installation, Map<String, GatewayStarter> networks) {
        this.installation = installation;
        this.networks = networks;
    }

    /**
     * Runs a command.
     *
     * @param browsers that {@code conform} may use, in the order of its lanes
     * @return the exit code: 0 nothing failed and something was ruled on, 1 a requirement failed, 2 wrong usage, 3
     *     inconclusive
     */
    public int run(String[] args, List<BrowserFactory> browsers, PrintWriter out, PrintWriter err) {
        return commandLine(browsers).setOut(out).setErr(err).execute(args);
    }

    /** The command line, with further commands. */
    public CommandLine commandLine(List<BrowserFactory> browsers, Object... others) {
        Catalogue catalogue = Catalogue.load();
        CommandLine sipwright = new CommandLine(this)
                .addSubcommand(new ConformCommand(installation, catalogue, browsers, networks))
                .addSubcommand(new ProbeCommand(catalogue))
                .addSubcommand(new CompareCommand())
                .addSubcommand(new RequirementsCommand(installation, catalogue))
                .addSubcommand(new StepsCommand());
        Stream.of(others).forEach(sipwright::addSubcommand);
        return sipwright.setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(Sipwright::failed);
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult ignored) throws Exception {
        if (e instanceof YamlException || e instanceof WrongUsageException) {
            command.getErr().println(e.getMessage());
            command.getErr().println("exit 2: wrong usage, target file or features; the target was not contacted");
            return ExitCode.WRONG_USAGE;
        }
        throw e;
    }
}
