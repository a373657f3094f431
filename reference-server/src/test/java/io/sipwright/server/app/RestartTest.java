package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that outlive the server's process, with the same secret: NAT-020, RFC 5626 §5.3.1. */
final class RestartTest {
    private final SimulatedServer.Settings settings = SimulatedServer.Settings.usual();
    private SimulatedServer server;
    private SimulatedEnd gateway;
    private SimulatedEnd alice;
    private SimulatedEnd bob;

    @BeforeEach
    void start() throws Exception {
        server = new SimulatedServer(settings);
        gateway = server.gateway();
        alice = server.registered("alice");
        bob = server.phone("bob", "198.51.100.30", 5062);
        bob.register();
    }

    private SipLines call(SimulatedEnd caller, String uri, SimulatedEnd callee) throws Exception {
        caller.initial("INVITE", uri, caller.contact(), SimulatedServer.SDP);
        SipLines invite = callee.expect("INVITE");
        callee.send(invite.reply("200 OK", "c1", callee.contact(), SimulatedServer.SDP));
        caller.send(caller.within(caller.expect("SIP/2.0 200"), "ACK", 2));
        callee.expect("ACK");
        return invite;
    }

    /** The same configuration, another process; phones keep their addresses, browsers must come back. */
    private void restart(SimulatedServer.Settings with) {
        server = new SimulatedServer(with);
        gateway = server.take(gateway);
        bob = server.take(bob);
    }

    @Test
    void requests_between_udp_ends_still_pass() throws Exception {
        SipLines invite = call(bob, "sip:1001@sipwright.test", gateway);
        restart(settings);
        gateway.send(gateway.back(invite, "c1", "BYE", 5));
        bob.send(bob.expect("BYE").reply("200 OK", ""));
        gateway.expect("SIP/2.0 200");
    }

    @Test
    void not_with_another_secret_and_not_after_twelve_hours() throws Exception {
        SipLines invite = call(bob, "sip:1001@sipwright.test", gateway);
        restart(settings.with("nat.tokenSecret=some other secret"));
        gateway.send(gateway.back(invite, "c1", "BYE", 5));
        gateway.expect("SIP/2.0 403");
        restart(settings);
        server.advance(Duration.ofHours(13));
        gateway.send(gateway.back(invite, "c1", "BYE", 6));
        gateway.expect("SIP/2.0 403");
        bob.expectNothing();
    }

    @Test
    void a_browser_is_reached_once_it_has_registered_again_and_both_sides_of_a_silent_call_get_bye() throws Exception {
        SipLines invite = call(alice, "sip:1001@sipwright.test", gateway);
        restart(settings);
        SimulatedEnd squatter = server.browser("carol"); // its connection has the id that alice's had
        gateway.send(gateway.back(invite, "c1", "INFO", 5));
        gateway.expect("SIP/2.0 430");
        squatter.expectNothing();
        alice.reconnect(server);
        alice.register();
        gateway.send(gateway.back(invite, "c1", "INFO", 6));
        alice.send(alice.expect("INFO").reply("200 OK", ""));
        assertThat(alice.expect("BYE").one("Reason")).contains("media were lost");
        assertThat(gateway.expect("BYE").one("To")).contains("tag=c1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_offer_for_lost_media_is_481_for_its_sender_and_bye_for_both(boolean fromBrowser) throws Exception {
        SipLines invite = call(alice, "sip:1001@sipwright.test", gateway);
        restart(settings);
        alice.reconnect(server);
        alice.register();
        String offer = gateway.back(invite, "c1", "INVITE", 5, gateway.contact(), SimulatedServer.SDP);
        if (fromBrowser) {
            Call turned = new Call(invite.one("From"), invite.one("To") + ";tag=c1", invite.one("Call-ID"));
            String[] routes = invite.all("Record-Route").stream()
                    .map(route -> "Route: " + route)
                    .toArray(String[]::new);
            alice.send(alice.request("INVITE", "sip:1001@" + gateway.address(), turned, 9, routes));
            alice.expect("SIP/2.0 481");
        } else {
            gateway.send(offer);
            gateway.expect("SIP/2.0 481");
        }
        server.media.asked.forEach(what -> assertThat(what).isEmpty());
        assertThat(gateway.expect("BYE").one("Call-ID")).isEqualTo(invite.one("Call-ID"));
        assertThat(alice.expect("BYE").one("Call-ID")).isEqualTo(invite.one("Call-ID"));
    }

    @Test
    void a_stranger_with_such_a_token_is_refused_and_relays_nowhere() throws Exception {
        SipLines invite = call(bob, "sip:1001@sipwright.test", gateway);
        restart(settings);
        SimulatedEnd stranger = server.phone("", "198.51.100.66", 5060);
        stranger.send(gateway.back(invite, "c1", "MESSAGE", 5));
        stranger.expect("SIP/2.0 403");
        gateway.send(gateway.back(invite, "c1", "MESSAGE", 6)
                .replaceFirst("^MESSAGE \\S+", "MESSAGE sip:v@198.51.100.77:56005"));
        assertThat(server.astray).isEmpty();
        assertThat(bob.expect("MESSAGE").uri()).endsWith("198.51.100.77:56005");
    }
}
