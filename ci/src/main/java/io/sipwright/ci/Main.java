package io.sipwright.ci;

import io.sipwright.browsers.ChromiumFactory;
import io.sipwright.browsers.FirefoxFactory;
import io.sipwright.ci.mutant.Mutants;
import io.sipwright.scenarios.cli.Installation;
import io.sipwright.scenarios.cli.Sipwright;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import io.sipwright.scenarios.run.GatewayStarter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;

/** The program {@code sipwright}, assembled: the judge with all its browsers, the server as something to launch. */
public final class Main {
    private Main() {}

    /** Ends the process with the exit code of the command. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    /** Runs a command in this process. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        Path home = Path.of(System.getProperty("sipwright.home", "."));
        MutantOption mutant = MutantOption.in(arguments);
        if (mutant.list()) {
            Mutants.ALL.forEach(one -> out.println(one.line()));
            return 0;
        }
        if (mutant.unknown()) {
            err.println("There is no mutant \"" + mutant.name() + "\"; ci/conform --mutant list names them.");
            err.println("exit 2: wrong usage, nothing was touched");
            return 2;
        }
        Installation installation = new Installation(home, home.resolve("ci/targets"), "reference");
        CommandLine sipwright = new Sipwright(installation, GatewayStarter.all())
                .commandLine(browsers(), new ServeCommand(installation));
        MutantOption.describe(Objects.requireNonNull(sipwright.getSubcommands().get("conform")));
        return sipwright.setOut(out).setErr(err).execute(mutant.arguments());
    }

    private static List<BrowserFactory> browsers() {
        return List.of(new ScriptedBrowserFactory(), new ChromiumFactory(), new FirefoxFactory());
    }
}
