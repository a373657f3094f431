package io.sipwright.ci.peer;

import io.sipwright.pstn.container.ChildProcess;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.SignatureVoice;
import io.sipwright.pstn.tone.WavFile;
import io.sipwright.scenarios.judge.Expect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A desk phone, implemented by baresip: registers over UDP with digest, answers at once, plays a file and records what
 * it receives. Its library supports only MD5 and stops at an unknown challenge, so the server must offer nothing else.
 */
public final class Baresip implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SPEECH = Duration.ofSeconds(30);

    private final Path folder;
    private final BaresipSettings settings;
    private final ChildProcess process;
    private final ControlSocket control;

    private Baresip(Path folder, BaresipSettings settings, ChildProcess process) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.process = process;
        this.control = connected();
    }

    /**
     * Starts it and waits until it is registered.
     *
     * @param folder for its configuration, its log and what it hears
     */
    public static Baresip registered(Path folder, BaresipSettings settings) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config"), settings.config(folder));
        Files.writeString(folder.resolve("accounts"), settings.account());
        Files.writeString(folder.resolve("contacts"), "");
        List<String> command = List.of("baresip", "-4", "-v", "-f", folder.toString());
        ChildProcess process = ChildProcess.start(
                new ProcessBuilder(command).directory(folder.toFile()), folder.resolve("printed.txt"), "baresip");
        try {
            Baresip phone = new Baresip(folder, settings, process);
            phone.awaitRegistration();
            return phone;
        } catch (IOException | UncheckedIOException | AssertionError e) {
            process.close();
            throw e;
        }
    }

    /** From its next call on it sends this signature for half a minute, as if it began now. */
    public void speaks(Signature signature) throws IOException {
        forgetLastCall();
        short[] samples = samples();
        Instant now = Instant.now();
        new SignatureVoice(signature, settings.sampleRate()).speak(now.toEpochMilli(), samples);
        WavFile.write(new HeardAudio(now, settings.sampleRate(), samples), settings.voice(folder));
    }

    /** From its next call on it sends no audio. */
    public void keepsSilent() throws IOException {
        forgetLastCall();
        WavFile.write(new HeardAudio(Instant.now(), settings.sampleRate(), samples()), settings.voice(folder));
    }

    public void dials(String user) throws IOException {
        control.command("dial", "sip:" + user + "@" + BaresipSettings.DOMAIN);
    }

    public void hangsUp() throws IOException {
        control.command("hangup", "");
    }

    public void holds() throws IOException {
        control.command("hold", "");
    }

    public void resumes() throws IOException {
        control.command("resume", "");
    }

    /**
     * Expect within ten seconds: an event by baresip's name for it.
     *
     * @throws AssertionError if it does not come; the message has the events that came instead
     */
    public void happens(String event) {
        if (Expect.within(SOON, () -> control.take(event)).isEmpty()) {
            throw new AssertionError(
                    "baresip never said " + event + " but " + control.untaken() + "\n" + process.printed());
        }
    }

    /** The audio of its last, ended call. Times are accurate to the length of its jitter buffer. */
    public HeardAudio heard() throws IOException {
        List<Path> recordings = recordings();
        return recordings.isEmpty() ? HeardAudio.nothing() : WavReader.read(recordings.get(recordings.size() - 1));
    }

    @Override
    public void close() throws IOException {
        control.close();
        process.close();
    }

    private void forgetLastCall() throws IOException {
        control.forget();
        for (Path recording : recordings()) {
            Files.delete(recording);
        }
    }

    private List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith("-dec.wav"))
                    .sorted()
                    .toList());
        }
    }

    private short[] samples() {
        return new short[(int) SPEECH.toSeconds() * settings.sampleRate()];
    }

    private void awaitRegistration() {
        if (Expect.within(SOON, () -> Optional.of(true).filter(yes -> isRegistered()))
                .isEmpty()) {
            throw new AssertionError("baresip is not registered\n" + process.printed());
        }
    }

    private boolean isRegistered() {
        try {
            return control.command("reginfo", "").contains("OK");
        } catch (IOException e) {
            throw new UncheckedIOException("baresip has ended: " + process.printed(), e);
        }
    }

    private ControlSocket connected() {
        return Expect.within(SOON, this::tryToConnect)
                .orElseThrow(() -> new AssertionError("baresip has no control socket\n" + process.printed()));
    }

    private Optional<ControlSocket> tryToConnect() {
        try {
            return Optional.of(new ControlSocket(new InetSocketAddress("127.0.0.1", settings.controlPort())));
        } catch (IOException notYet) {
            if (!process.process().isAlive()) {
                throw new UncheckedIOException("baresip has ended: " + process.printed(), notYet);
            }
            return Optional.empty();
        }
    }
}
