package io.sipwright.ci;

import io.sipwright.browsers.page.PageFiles;
import io.sipwright.browsers.page.PageOffers;
import io.sipwright.pstn.container.ChildProcess;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.scenarios.cli.Installation;
import io.sipwright.scenarios.cli.TargetFiles;
import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.target.ChosenPorts;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.PrerequisiteMissingException;
import io.sipwright.scenarios.target.PublishedAddresses;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sipwright serve}: the reference server with the phone page and a gateway, until interrupted. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the reference server with the phone page and a gateway, to try it by hand.")
final class ServeCommand implements Callable<Integer> {
    private static final int SHOWN_ACCOUNTS = 6;
    private static final int CANNOT_START = 3;

    private final Installation installation;

    @Option(
            names = "--target",
            paramLabel = "NAME|FILE",
            defaultValue = "reference",
            description = "The target file that says where the server is and how it is launched.")
    private String file = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the server, as its own --set takes it.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--pstn",
            paramLabel = "KIND",
            defaultValue = "embedded",
            description = "The gateway: embedded, asterisk or freeswitch.")
    private String pstn = "embedded";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ServeCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws InterruptedException {
        GatewayStarter network = GatewayStarter.all().get(pstn);
        if (network == null) {
            throw new ParameterException(spec.commandLine(), "There is no gateway \"" + pstn + "\".");
        }
        Target written = new TargetFiles(installation, requirement -> true).read(file, Map.of());
        if (!(written.launch() instanceof Launch.Command command)) {
            throw new ParameterException(
                    spec.commandLine(), "The target " + written.name() + " is not launched by a command.");
        }
        try {
            return serve(PublishedAddresses.of(ChosenPorts.usual().of(written), network.image()), command, network);
        } catch (PrerequisiteMissingException | IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CANNOT_START;
        }
    }

    private int serve(Target target, Launch.Command command, GatewayStarter network)
            throws IOException, PrerequisiteMissingException, InterruptedException {
        Path page = installation.home().resolve("ci/target/page");
        PageFiles.unpackTo(page);
        offer(target, page);
        try (Gateway gateway = telephoneNetwork(target, network);
                ChildProcess server =
                        ChildProcess.start(server(target.calledFrom(gateway.sources()), command, page), "server")) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "serve-end"));
            explain(target);
            return server.process().waitFor();
        }
    }

    /** Names users and numbers to the page, which offers them. */
    private static void offer(Target target, Path page) throws IOException {
        List<PageOffers.Account> accounts = target.accounts().stream()
                .limit(SHOWN_ACCOUNTS)
                .map(account -> new PageOffers.Account(
                        account.user(), account.credentials().password().orElse(""), account.domain()))
                .toList();
        List<PageOffers.Number> numbers = Arrays.stream(Service.values())
                .map(service -> new PageOffers.Number(target.farEnd().number(service), nameOf(service)))
                .toList();
        new PageOffers(accounts, numbers).writeTo(page);
    }

    private static String nameOf(Service service) {
        return service.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Gateway telephoneNetwork(Target target, GatewayStarter network)
            throws IOException, PrerequisiteMissingException {
        try {
            return network.start(target.telephoneNetwork());
        } catch (IOException e) {
            throw new IOException(GatewayStarter.cannotStart(target.farEnd(), e), e);
        }
    }

    private ProcessBuilder server(Target target, Launch.Command command, Path page) {
        List<String> arguments = new ArrayList<>(List.of("--set", "web.pages=" + page.toAbsolutePath()));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        ProcessBuilder builder = new ProcessBuilder(command.with(arguments).words()).inheritIO();
        builder.environment().putAll(TargetEnvironment.of(target));
        return builder;
    }

    private void explain(Target target) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Phone page: https://" + target.ws().getAuthority() + "/ (accept its certificate)");
        out.println("Users and passwords:");
        target.accounts().stream()
                .limit(SHOWN_ACCOUNTS)
                .forEach(account -> out.println("  " + account.user() + "  "
                        + account.credentials().password().orElseThrow()));
        int more = target.accounts().size() - SHOWN_ACCOUNTS;
        if (more > 0) {
            out.println("  and " + more + " more, see the target file");
        }
        out.println("Numbers:");
        for (Service service : Service.values()) {
            out.println("  " + target.farEnd().number(service) + "  " + nameOf(service));
        }
        out.println("End with Ctrl-C.");
    }
}
