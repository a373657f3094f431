package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.browser.BrowserFactory;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.yaml.YamlFault;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program {@code sipwright}: {@code conform}, {@code compare} and {@code requirements}; who assembles it gives it browsers and a
 * telephone network, and may add commands of its own.
 */
@Command(
        name = "sipwright",
        mixinStandardHelpOptions = true,
        description = "Proves that a browser can be a SIP phone.",
        synopsisSubcommandLabel = "COMMAND")
public final class Sipwright {
    private final Installation installation;
    private final GatewayStarter gateways;

    public Sipwright(Installation installation, GatewayStarter gateways) {
        this.installation = installation;
        this.gateways = gateways;
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

    /** The command line, to which further commands can be added before it is executed. */
    public CommandLine commandLine(List<BrowserFactory> browsers) {
        Catalogue catalogue = Catalogue.load();
        return new CommandLine(this)
                .addSubcommand(new ConformCommand(installation, catalogue, browsers, gateways))
                .addSubcommand(new CompareCommand())
                .addSubcommand(new RequirementsCommand(catalogue))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Sipwright::failed);
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult ignored) throws Exception {
        if (e instanceof YamlFault || e instanceof WrongUsage) {
            command.getErr().println(e.getMessage());
            command.getErr().println("exit 2: wrong usage, target file or features; nothing was touched");
            return ExitCode.WRONG_USAGE;
        }
        throw e;
    }
}
