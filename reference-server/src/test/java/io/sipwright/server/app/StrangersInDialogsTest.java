package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.RecordingMedia;
import io.sipwright.server.transport.Transport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger at the real server's sockets, beside a call that is up: SEC-010, AUTH-002, RFC 3261 §22.3, §26.3.2.4. */
final class StrangersInDialogsTest {
    private Deployment deployment;
    private BrowserEnd alice;
    private PhoneEnd gateway;
    private SipLines invite;
    private SipLines ok;

    @BeforeEach
    void call(@TempDir Path tls) throws Exception {
        deployment = new Deployment(tls);
        gateway = deployment.gateway;
        alice = deployment.registered("alice");
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), Deployment.SDP);
        invite = gateway.expect("INVITE");
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), Deployment.SDP));
        ok = alice.expect("SIP/2.0 200");
        alice.send(alice.within(ok, "ACK", 2));
        gateway.expect("ACK");
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    private List<SipEnd> strangers() throws Exception {
        return List.of(
                deployment.stranger(),
                deployment.browser("bob"),
                BrowserEnd.plain(deployment.server.address(Transport.WS), "carol"));
    }

    private void callStillStands() throws Exception {
        gateway.send(gateway.back(invite, "g1", "INFO", 50));
        alice.send(alice.expect("INFO").reply("200 OK", ""));
        gateway.expect("SIP/2.0 200");
        assertThat(deployment.media.asked).doesNotContain("end BYE", "end FLOW_CLOSED");
        assertThat(deployment.server.dialogs()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MESSAGE", "INVITE", "REFER", "SUBSCRIBE", "OPTIONS"})
    void an_invented_to_tag_gets_nowhere_and_takes_no_port(String method) throws Exception {
        for (SipEnd stranger : strangers()) {
            stranger.send(stranger.request(
                    method,
                    "sip:00491234@127.0.0.1:" + gateway.port(),
                    new Call("<sip:x@y>;tag=q", "<sip:00491234@x>;tag=zz", "made-up"),
                    1,
                    stranger.contact(),
                    Deployment.SDP));
            stranger.expect("SIP/2.0 407");
        }
        gateway.expectNothing(200);
        assertThat(deployment.media.sessions).hasSize(1);
        callStillStands();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_bye_with_the_call_id_of_a_running_call_changes_nothing(boolean rightTags) throws Exception {
        for (SipEnd stranger : strangers()) {
            Call made = rightTags
                    ? new Call(ok.one("From"), ok.one("To"), ok.one("Call-ID"))
                    : new Call("<sip:x@y>;tag=a", "<sip:x@y>;tag=b", ok.one("Call-ID"));
            stranger.send(stranger.request("BYE", ok.contactUri(), made, 99));
            stranger.expect("SIP/2.0 407");
            stranger.close();
        }
        gateway.expectNothing(200);
        alice.expectNothing(0);
        callStillStands();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_fork_to_a_browser_and_a_desk_phone_lasts_whoever_answers(boolean browser) throws Exception {
        BrowserEnd tab = deployment.registered("bob");
        DeskPhone desk = new DeskPhone(deployment.stranger());
        desk.register("bob");
        alice.initial("INVITE", "sip:bob@sipwright.test", alice.contact(), Deployment.SDP);
        SipLines atTab = tab.expect("INVITE");
        SipLines atDesk = desk.end.expect("INVITE");
        SipEnd winner = browser ? tab : desk.end;
        SipEnd loser = browser ? desk.end : tab;
        loser.send((browser ? atDesk : atTab).reply("180 Ringing", "l1"));
        winner.send((browser ? atTab : atDesk).reply("200 OK", "w1", winner.contact(), Deployment.SDP));
        SipLines answered = alice.expect("SIP/2.0 200");
        alice.send(alice.within(answered, "ACK", 2));
        winner.expect("ACK");
        loser.send(loser.expect("CANCEL").reply("200 OK", ""));
        loser.send((browser ? atDesk : atTab).reply("487 Request Terminated", "l1"));
        await().until(() -> deployment.media.alive() == (browser ? 1 : 2));
        deployment.media.sessions.stream().filter(RecordingMedia.Session::over).forEach(one -> one.fail("late"));
        alice.send(alice.within(answered, "INFO", 60));
        winner.send(winner.expect("INFO").reply("200 OK", ""));
        alice.expect("SIP/2.0 200");
        assertThat(deployment.server.dialogs()).isEqualTo(2);
    }

    @Test
    void the_call_ends_by_its_own_bye() throws Exception {
        alice.send(alice.within(ok, "BYE", 9));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        alice.expect("SIP/2.0 200");
        await().until(() -> deployment.server.dialogs() == 0);
        assertThat(deployment.media.asked).contains("end BYE");
    }

    /** A phone on UDP that registers. */
    private record DeskPhone(PhoneEnd end) {
        void register(String user) throws Exception {
            String aor = "sip:" + user + "@sipwright.test";
            Call call = new Call("<" + aor + ">;tag=d", "<" + aor + ">", "desk");
            end.send(end.request("REGISTER", "sip:sipwright.test", call, 1, end.contact()));
            String challenge = end.expect("SIP/2.0 401").one("WWW-Authenticate");
            String answer = DigestClient.answer(challenge, user, user + "-secret", "REGISTER", "sip:sipwright.test");
            end.send(end.request("REGISTER", "sip:sipwright.test", call, 2, end.contact(), "Authorization: " + answer));
            end.expect("SIP/2.0 200");
        }
    }
}
