package io.sipwright.ci;

import io.sipwright.browsers.ChromiumFactory;
import io.sipwright.browsers.FirefoxFactory;
import io.sipwright.scenarios.cli.Installation;
import io.sipwright.scenarios.cli.Sipwright;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.GatewayStarter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** The program {@code sipwright}: the judge with all its browsers. The server is only launched as a process. */
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
            AllMutants.of(Catalogue.load()).forEach(one -> out.println(one.line()));
            return 0;
        }
        Installation installation = new Installation(home, home.resolve("ci/targets"), "reference");
        CommandLine sipwright = new Sipwright(installation, GatewayStarter.all())
                .commandLine(browsers(), new ServeCommand(installation), new MutantsCommand(installation));
        return sipwright.setOut(out).setErr(err).execute(mutant.arguments());
    }

    private static List<BrowserFactory> browsers() {
        return List.of(new ScriptedBrowserFactory(), new ChromiumFactory(), new FirefoxFactory());
    }
}
