package io.sipwright.ci;

import static io.sipwright.ci.DeskPhoneBench.SOON;
import static io.sipwright.ci.DeskPhoneBench.browserHearsDeskPhone;
import static io.sipwright.ci.DeskPhoneBench.browserRules;
import static io.sipwright.ci.DeskPhoneBench.happens;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.ci.peer.Baresip;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** baresip with G.711, registered over UDP, and a browser call each other through the reference server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs("baresip")
class BaresipIT {
    private static final int PORTS = Deployment.freePorts();
    private static final Duration HELD = Duration.ofSeconds(1);

    private DeskPhoneBench bench;
    private Browser browser;
    private Baresip carol;
    private Phone alice;

    @BeforeAll
    void carolIsRegistered(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        bench = new DeskPhoneBench(folder, PORTS, "carol", List.of("g711"));
        carol = bench.deskPhone();
        browser = new ScriptedBrowserFactory().start(folder);
    }

    @AfterAll
    void end() throws Exception {
        browser.close();
        bench.close();
    }

    @BeforeEach
    void aliceIsRegistered() {
        alice = bench.registered(browser, "alice");
    }

    @AfterEach
    void aliceGoes() {
        alice.close();
    }

    @Test
    void a_browser_calls_a_desk_phone_and_both_are_heard() throws Exception { // SDP-022, MED-024
        carol.speaks(DeskPhoneBench.DESK_PHONE);
        alice.call("carol", Media.AUDIO);
        happens(alice, Kind.ESTABLISHED);
        browserHearsDeskPhone(alice);
        assertThat(alice.request("INVITE", SOON)).contains(200); // SDP-008, SDP-028
        browserHearsDeskPhone(alice);
        alice.hangUp();
        bench.deskPhoneHeardBrowser();
    }

    @Test
    void a_desk_phone_calls_a_browser_and_both_are_heard() throws Exception { // SDP-001, MED-024
        deskPhoneCallsAlice();
        browserHearsDeskPhone(alice);
        carol.hangsUp();
        happens(alice, Kind.ENDED);
        bench.deskPhoneHeardBrowser();
    }

    @Test
    void a_desk_phone_that_gives_up_stops_the_ringing() throws Exception { // NAT-010
        carol.speaks(DeskPhoneBench.DESK_PHONE);
        carol.dials("alice");
        happens(alice, Kind.INCOMING);
        carol.hangsUp();
        happens(alice, Kind.FAILED);
        carol.happens("CALL_CLOSED");
    }

    @Test
    void a_browser_that_refuses_ends_the_call_of_a_desk_phone() throws Exception {
        carol.speaks(DeskPhoneBench.DESK_PHONE);
        carol.dials("alice");
        happens(alice, Kind.INCOMING);
        alice.reject();
        carol.happens("CALL_CLOSED");
    }

    @Test
    void a_silent_desk_phone_is_not_heard() throws Exception {
        carol.keepsSilent();
        alice.call("carol", Media.AUDIO);
        happens(alice, Kind.ESTABLISHED);
        browserRules(alice, Verdict.SILENT);
        alice.hangUp();
        bench.deskPhoneHeardBrowser();
    }

    @Test
    void a_desk_phone_that_plays_the_browsers_own_voice_is_an_echo() throws Exception {
        carol.speaks(DeskPhoneBench.BROWSER);
        alice.call("carol", Media.AUDIO);
        happens(alice, Kind.ESTABLISHED);
        browserRules(alice, Verdict.ECHO_OF_SELF);
    }

    @Test
    void a_desk_phone_holds_a_browser_and_resumes() throws Exception { // SDP-029
        deskPhoneCallsAlice();
        browserHearsDeskPhone(alice);
        carol.holds();
        Awaitility.await().atMost(SOON).until(() -> lastDescription(alice).contains("a=recvonly"));
        long sent = alice.media().audioPacketsSent();
        Awaitility.await().during(HELD).atMost(SOON).until(() -> alice.media().audioPacketsSent() <= sent + 1);
        carol.resumes();
        Awaitility.await().atMost(SOON).until(() -> alice.media().audioPacketsSent() > sent + 1);
        assertThat(lastDescription(alice)).contains("a=sendrecv");
        browserHearsDeskPhone(alice);
    }

    private void deskPhoneCallsAlice() throws Exception {
        carol.speaks(DeskPhoneBench.DESK_PHONE);
        carol.dials("alice");
        happens(alice, Kind.INCOMING);
        alice.answer();
        happens(alice, Kind.ESTABLISHED);
    }

    private static String lastDescription(Phone phone) {
        return phone.transcript().sent().messages().stream()
                .map(WireMessage::text)
                .filter(text -> text.contains("\r\n\r\nv=0"))
                .reduce("", (before, after) -> after);
    }
}
