package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.ci.peer.Baresip;
import io.sipwright.ci.peer.BaresipSettings;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.target.RunningTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.awaitility.Awaitility;

/** A reference server, a baresip registered over UDP and browsers, with what each of them must hear. */
final class DeskPhoneBench implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(15);
    static final Signature BROWSER = new Signature(21);
    static final Signature DESK_PHONE = new Signature(22);

    private static final Set<Integer> EVERYBODY = Set.of(BROWSER.id(), DESK_PHONE.id());
    /** Two seconds of speech, six whole frames of a signature. */
    private static final int ENOUGH_PACKETS = 100;

    private static final int ENOUGH_FRAMES = 4;
    private static final int BARESIP_PORTS = 300;

    private final Deployment deployment;
    private final RunningTarget server;
    private final Baresip deskPhone;

    /** @param codecs modules of baresip, in order of preference */
    DeskPhoneBench(Path folder, int ports, String user, List<String> codecs) throws IOException, InterruptedException {
        deployment = new Deployment(folder, ports).with("auth.algorithms", "[MD5]");
        server = deployment.start();
        try {
            deskPhone = Baresip.registered(
                    folder.resolve(user), new BaresipSettings(deployment.udp(), user, ports + BARESIP_PORTS, codecs));
        } catch (IOException | RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    Baresip deskPhone() {
        return deskPhone;
    }

    /** A registered phone in this browser; it sends the signature {@link #BROWSER}. */
    Phone registered(Browser browser, String user) {
        Phone phone = browser.open(deployment.line(user, BROWSER.id()), PhoneLibrary.JSSIP, Fault.NONE);
        phone.register();
        happens(phone, Kind.REGISTERED);
        return phone;
    }

    static void happens(Phone phone, Kind kind) {
        assertThat(phone.expect(kind, SOON))
                .as("%s among %s", kind, phone.events())
                .isPresent();
    }

    /** The browser hears the desk phone and has sent enough audio to be heard. */
    static void browserHearsDeskPhone(Phone phone) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertHeard(listening(DESK_PHONE, BROWSER, phone.heard()));
            assertThat(phone.media().audioPacketsSent()).isGreaterThan(ENOUGH_PACKETS);
        });
    }

    /** Ends the call; the desk phone has heard the browser in it. */
    void deskPhoneHeardBrowser() {
        deskPhone.happens("CALL_CLOSED");
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertHeard(listening(BROWSER, DESK_PHONE, deskPhone.heard())));
    }

    /** The browser reaches this verdict on the desk phone's audio after enough frames. */
    static void browserRules(Phone phone, Verdict verdict) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertThat(phone.media().audioPacketsReceived()).isGreaterThan(ENOUGH_PACKETS);
            assertThat(listening(DESK_PHONE, BROWSER, phone.heard()).verdict()).isEqualTo(verdict);
        });
    }

    private static Listening listening(Signature expected, Signature self, HeardAudio audio) {
        return new SpeakerCheck(expected.id(), OptionalInt.of(self.id()), EVERYBODY).listen(audio);
    }

    private static void assertHeard(Listening listening) {
        assertThat(listening.verdict()).as(listening.toString()).isEqualTo(Verdict.HEARD);
        assertThat(listening.frames()).hasSizeGreaterThanOrEqualTo(ENOUGH_FRAMES);
    }

    @Override
    public void close() throws IOException {
        deskPhone.close();
        server.close();
    }
}
