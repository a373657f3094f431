package io.sipwright.browsers.driver;

import io.sipwright.pstn.container.ChildProcess;
import io.sipwright.scenarios.phone.BrowserMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A sound server with one null sink. Without a sound device, as on build machines, Firefox's audio clock does not run.
 */
public final class PulseSink implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);

    private final Path socket;
    private final ChildProcess server;

    private PulseSink(Path socket, ChildProcess server) {
        this.socket = socket;
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @throws BrowserMissingException when PulseAudio is not installed
     * @throws IOException when it does not start
     */
    public static PulseSink start(SearchPath programs, RunFolder folder) throws BrowserMissingException, IOException {
        Path program = programs.find("pulseaudio")
                .orElseThrow(
                        () -> new BrowserMissingException(
                                "PulseAudio, which gives Firefox a sound device, is not installed: install the package pulseaudio."));
        Path socket = folder.resolve("pulse");
        Path script = Files.writeString(folder.resolve("pulse.pa"), """
                load-module module-null-sink sink_name=null rate=48000
                load-module module-native-protocol-unix auth-anonymous=1 socket=%s
                """.formatted(socket));
        Path home = Files.createDirectories(folder.resolve("pulse-home"));
        ProcessBuilder builder = new ProcessBuilder(command(program, script));
        builder.environment().putAll(surroundings(home));
        ChildProcess server = ChildProcess.start(builder, folder.resolve("pulse.log"), "pulseaudio");
        PulseSink sink = new PulseSink(socket, server);
        try {
            server.awaitReady(() -> Files.exists(socket), START);
            return sink;
        } catch (IOException e) {
            sink.close();
            throw e;
        }
    }

    private static List<String> command(Path program, Path script) {
        return List.of(
                program.toString(),
                "-n",
                "-F",
                script.toString(),
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--daemonize=no",
                "--disable-shm=yes");
    }

    private static Map<String, String> surroundings(Path home) {
        return Map.of("HOME", home.toString(), "XDG_RUNTIME_DIR", home.toString(), "XDG_CONFIG_HOME", home.toString());
    }

    /** The environment variables with which a program uses this device. */
    public Map<String, String> environment() {
        return Map.of("PULSE_SERVER", "unix:" + socket);
    }

    @Override
    public void close() {
        server.close();
    }
}
