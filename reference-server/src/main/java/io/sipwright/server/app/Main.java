package io.sipwright.server.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.sipwright.server.transport.PortTakenException;
import io.sipwright.server.transport.Transport;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program: reads the configuration, starts the server and runs until it is stopped. */
@Command(
        name = "sipwright-server",
        mixinStandardHelpOptions = true,
        description = "SIP over WebSocket server with registrar, proxy and media bridge.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:stopped on request", "2:wrong usage or configuration", "3:a port is taken or a file unusable"
        })
public final class Main implements Callable<Integer> {
    private static final int BAD_CONFIG = 2;
    private static final int CANNOT_START = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with the keys that differ.")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting, for example listen.wss.port=0.")
    private List<String> settings = List.of();

    @Option(names = "--print-defaults", description = "Print every key with its default and end.")
    private boolean printDefaults;

    /** Ends the process with one of the exit codes above. */
    public static void main(String... arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (printDefaults) {
            print(out(), ConfigReader.reference());
            return CommandLine.ExitCode.OK;
        }
        try {
            serve(ConfigReader.read(Optional.ofNullable(file), settings));
            return CommandLine.ExitCode.OK;
        } catch (BadConfigException wrong) {
            print(err(), "sipwright-server: " + wrong.getMessage());
            return BAD_CONFIG;
        } catch (PortTakenException taken) {
            print(err(), "sipwright-server: " + taken.getMessage());
            return CANNOT_START;
        } catch (IOException unusable) {
            print(err(), "sipwright-server: cannot start: " + unusable.getMessage());
            return CANNOT_START;
        }
    }

    private void serve(ServerConfig config) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger("io.sipwright"))
                .setLevel(Level.toLevel(config.log().level()));
        CountDownLatch stopped = new CountDownLatch(1);
        try (Server server = Server.start(config)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            print(out(), readyLine(server));
            stopped.await();
        }
    }

    private static String readyLine(Server server) {
        return "sipwright-server ready wss=%s ws=%s udp=%s"
                .formatted(at(server, Transport.WSS), at(server, Transport.WS), at(server, Transport.UDP));
    }

    private static String at(Server server, Transport transport) {
        InetSocketAddress address = server.address(transport);
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static void print(PrintWriter to, String text) {
        to.println(text);
        to.flush();
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private PrintWriter err() {
        return line().getErr();
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("run through CommandLine");
        }
        return spec.commandLine();
    }
}
