package io.sipwright.ci;

import static io.sipwright.ci.DeskPhoneBench.BROWSER;
import static io.sipwright.ci.DeskPhoneBench.browserRules;
import static io.sipwright.ci.DeskPhoneBench.happens;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.ci.peer.Sipp;
import io.sipwright.ci.peer.SippResult;
import io.sipwright.ci.peer.SippRun;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import io.sipwright.scenarios.target.RunningTarget;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** SIPp at both ends of calls through the reference server over UDP sees nothing unexpected and no retransmission. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs("sipp")
class SippIT {
    private static final int PORTS = Deployment.freePorts();
    private static final Path SCENARIOS = Deployment.HOME.resolve("ci/src/test/resources/sipp");
    private static final int MANY = 200;
    private static final int PER_SECOND = 20;

    private Deployment deployment;
    private RunningTarget server;
    private Browser browser;
    private Sipp alice;
    private Sipp bob;
    private Sipp network;

    @BeforeAll
    void bobIsRegistered(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        deployment = new Deployment(folder, PORTS).with("auth.algorithms", "[MD5]");
        server = deployment.start();
        browser = new ScriptedBrowserFactory().start(folder);
        alice = new Sipp(folder, SCENARIOS, deployment.udp(), PORTS + 300, PORTS + 310, "alice");
        bob = new Sipp(folder, SCENARIOS, deployment.udp(), PORTS + 301, PORTS + 320, "bob");
        network = new Sipp(folder, SCENARIOS, deployment.udp(), deployment.trunkPort(), PORTS + 330, "15550100");
        assertThat(bob.register()).isEqualTo(SippResult.flawless(1)); // REG-001
    }

    @AfterAll
    void end() {
        browser.close();
        server.close();
    }

    @Test
    void a_user_calls_a_registered_user() throws Exception { // AUTH-002, PRX-005
        bothFlawless("answers", bob, "calls-with-digest", alice, "bob");
    }

    @Test
    void a_user_calls_the_telephone_network() throws Exception {
        bothFlawless("answers", network, "calls-with-digest", alice, "9001");
    }

    @Test
    void the_telephone_network_calls_a_registered_user() throws Exception { // NAT-006
        bothFlawless("answers", bob, "calls-from-network", network, "bob");
    }

    @Test
    void the_callee_hangs_up_along_the_route_set() throws Exception { // PRX-005
        bothFlawless("hangs-up", bob, "is-hung-up-on", network, "bob");
    }

    @Test
    void a_caller_that_gives_up_ends_the_ringing() throws Exception { // PRX-025
        bothFlawless("is-cancelled", bob, "cancels", network, "bob");
    }

    @Test
    void a_busy_user_answers_486() throws Exception {
        bothFlawless("is-busy", bob, "is-refused", network, "bob");
    }

    @Test
    void two_hundred_calls_all_succeed() throws Exception {
        try (SippRun answering = bob.answering("answers", MANY)) {
            assertThat(alice.calling("calls-with-digest", "bob", MANY, PER_SECOND))
                    .isEqualTo(SippResult.flawless(MANY));
            assertThat(answering.result()).isEqualTo(SippResult.flawless(MANY));
        }
    }

    @Test
    void a_browser_calls_a_registered_user_and_hears_what_comes_back() throws Exception { // SDP-022
        try (SippRun answering = bob.answering("answers", 1);
                Phone carol = registeredBrowser()) {
            carol.call("bob", Media.AUDIO);
            happens(carol, Kind.ESTABLISHED);
            browserRules(carol, Verdict.ECHO_OF_SELF);
            carol.hangUp();
            assertThat(answering.result()).isEqualTo(SippResult.flawless(1));
        }
    }

    @Test
    void a_browser_offers_when_it_is_called_without_an_offer() throws Exception { // SDP-001 · RFC 3261 §13.2.1
        try (Phone carol = registeredBrowser();
                SippRun calling = network.placing("calls-without-offer", "carol", 1, 1)) {
            happens(carol, Kind.INCOMING);
            carol.answer();
            happens(carol, Kind.ESTABLISHED);
            browserRules(carol, Verdict.ECHO_OF_SELF);
            carol.hangUp();
            assertThat(calling.result()).isEqualTo(SippResult.flawless(1));
        }
    }

    private Phone registeredBrowser() {
        Phone phone = browser.open(deployment.line("carol", BROWSER.id()), PhoneLibrary.JSSIP, Fault.NONE);
        phone.register();
        happens(phone, Kind.REGISTERED);
        return phone;
    }

    private static void bothFlawless(String callee, Sipp called, String caller, Sipp calling, String user)
            throws IOException, InterruptedException {
        try (SippRun answering = called.answering(callee, 1)) {
            assertThat(calling.calling(caller, user, 1, 1)).isEqualTo(SippResult.flawless(1));
            assertThat(answering.result()).isEqualTo(SippResult.flawless(1));
        }
    }
}
