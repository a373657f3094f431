package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.sipwright.pstn.container.ContainerNetwork;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ci/serve}: a phone page and a gateway to call, until it is ended. */
class ServeIT {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Pattern PAGE = Pattern.compile("Phone page: (https://\\S+/)");
    private static final int ALICE = 7;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} on the network {1}")
    @CsvSource({"embedded, host", "asterisk, published"})
    void there_is_a_page_and_an_echo_to_call_until_it_is_ended(String pstn, String network) throws Exception {
        if (!pstn.equals("embedded")) {
            Needs.Condition.assume("image:" + pstn);
        }
        Process serve = serve(pstn, network);
        try {
            Awaitility.await().atMost(TO_START).until(() -> isThere(serve));
            assertThat(page(address())).contains("<title>");
            assertThat(page(address().resolve("offers.json")))
                    .contains("-secret\",\"domain\":\"sipwright.test\"", "\"" + number() + "\"");
            callTheEcho(address());
        } finally {
            serve.destroy();
        }
        assertThat(serve.waitFor(20, TimeUnit.SECONDS)).as("it ends").isTrue();
        Awaitility.await().until(() -> !listens(address()));
    }

    private void callTheEcho(URI page) throws Exception {
        URI edge = URI.create("wss://" + page.getAuthority() + "/ws");
        SipAccount line = new SipAccount("alice", "alice-secret", "sipwright.test", edge, true, ALICE);
        try (Browser browser = new ScriptedBrowserFactory().start(folder);
                Phone alice = browser.open(line, PhoneLibrary.JSSIP, Fault.NONE)) {
            alice.register();
            assertThat(alice.expect(Kind.REGISTERED, SOON)).isPresent();
            alice.call(number(), Media.AUDIO);
            assertThat(alice.expect(Kind.ESTABLISHED, SOON)).isPresent();
            SpeakerCheck check = new SpeakerCheck(ALICE + 1, OptionalInt.of(ALICE), Set.of(ALICE));
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> check.listen(alice.heard()).verdict() == Verdict.ECHO_OF_SELF);
            alice.hangUp();
        }
    }

    @Test
    void a_target_that_is_no_program_of_ours_is_refused_in_one_sentence() {
        StringWriter err = new StringWriter();
        System.setProperty("sipwright.home", Deployment.HOME.toString());
        int exit = Main.run(
                new String[] {"serve", "--target=kamailio"},
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true));
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("The target kamailio is not launched by a command.");
    }

    private Process serve(String pstn, String network) throws IOException {
        return new ProcessBuilder(
                        "java",
                        "-Dsipwright.home=" + Deployment.HOME,
                        "-D" + ContainerNetwork.PROPERTY + "=" + network,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.sipwright.ci.Main",
                        "serve",
                        "--pstn=" + pstn,
                        "--target=" + new Deployment(folder, Deployment.freePorts()).targetFile(true))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path log() {
        return folder.resolve("serve.log");
    }

    private boolean isThere(Process serve) throws IOException {
        assertThat(serve.isAlive()).as(Files.readString(log())).isTrue();
        return Files.readString(log()).contains("End with Ctrl-C.") && listens(address());
    }

    private URI address() throws IOException {
        return URI.create(said(PAGE));
    }

    private String number() throws IOException {
        return said(Pattern.compile(" (\\d+)  echo"));
    }

    private String said(Pattern what) throws IOException {
        Matcher found = what.matcher(Files.readString(log()));
        assertThat(found.find()).as(what + " in what was printed").isTrue();
        return found.group(1);
    }

    private static boolean listens(URI page) {
        try (Socket connection = new Socket(page.getHost(), page.getPort())) {
            return connection.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private static String page(URI address) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection();
        connection.setSSLSocketFactory(trusting.getSocketFactory());
        connection.setHostnameVerifier((host, session) -> true);
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
