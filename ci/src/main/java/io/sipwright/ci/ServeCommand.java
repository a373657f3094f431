package io.sipwright.ci;

import io.sipwright.browsers.page.PageFiles;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.target.MeansMissing;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sipwright serve}: the reference server with the phone page and a telephone network, until interrupted. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the reference server with the phone page and a telephone network, to click on.")
final class ServeCommand implements Callable<Integer> {
    private static final int CANNOT_START = 3;

    private final Path home;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the server, as its own --set takes it.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--pstn",
            paramLabel = "KIND",
            defaultValue = "embedded",
            description = "The telephone network: embedded, asterisk or freeswitch.")
    private String pstn = "embedded";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ServeCommand(Path home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        GatewayStarter network = GatewayStarter.all().get(pstn);
        if (network == null) {
            throw new ParameterException(spec.commandLine(), "There is no telephone network \"" + pstn + "\".");
        }
        Path page = home.resolve("ci/target/page");
        PageFiles.unpackTo(page);
        PrintWriter out = spec.commandLine().getOut();
        try (Gateway gateway = network.start(network())) {
            Process server = new ProcessBuilder(command(page)).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "serve-end"));
            out.println("Phone page: https://127.0.0.1:7443/ (accept its certificate), users alice to heidi, password"
                    + " <user>-secret");
            for (Service service : Service.values()) {
                out.println("  " + service.number() + "  "
                        + service.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
            }
            out.println("End with Ctrl-C.");
            return server.waitFor();
        } catch (MeansMissing e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CANNOT_START;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("The telephone network cannot start at 127.0.0.1:7070: " + e.getMessage());
            return CANNOT_START;
        }
    }

    private static GatewaySettings network() {
        return GatewaySettings.towards(new InetSocketAddress("127.0.0.1", 7060), "sipwright.test")
                .withSip(InetAddress.getLoopbackAddress(), 7070);
    }

    private List<String> command(Path page) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("ci/lib/reference-server").toString(), "--set", "web.pages=" + page.toAbsolutePath()));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        return command;
    }
}
