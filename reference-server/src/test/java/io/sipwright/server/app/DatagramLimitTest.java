package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * F40 · RFC 3261 §18.1.1: after a message that does not fit into a datagram, both sides agree on whether there is a
 * call.
 */
final class DatagramLimitTest {
    private static final String LONG = "Content-Type: text/plain\r\nContent-Length: 65400\r\n\r\n" + "x".repeat(65_400);

    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedEnd bob = server.phone("bob", "198.51.100.30", 5062);
    private final SimulatedEnd carol = server.phone("carol", "198.51.100.31", 5062);

    @BeforeEach
    void register() throws Exception {
        bob.register();
        carol.register();
    }

    private static String withLongBody(String message) {
        return message.substring(0, message.indexOf("\r\n\r\n") + 2).replaceFirst("Content-Length: .*\r\n", "") + LONG;
    }

    @Test
    void a_callee_whose_2xx_is_too_long_gets_ack_and_bye_and_the_caller_500() throws Exception {
        bob.initial("INVITE", carol.aor(), bob.contact());
        SipLines invite = carol.expect("INVITE");
        String answer = withLongBody(invite.reply("200 OK", "c1", carol.contact()));
        carol.send(answer);
        bob.expect("SIP/2.0 500");
        carol.expect("ACK");
        carol.send(carol.expect("BYE").reply("200 OK", ""));
        carol.send(answer); // the ACK was lost
        carol.expect("ACK");
        carol.expectNothing();
        assertThat(server.proxy.dialogs()).isZero();
        assertThat(server.proxy.requestsInFlight()).isZero();
    }

    @Test
    void a_long_2xx_to_a_re_invite_ends_the_call_on_both_sides() throws Exception {
        SipLines ok = call();
        bob.send(bob.within(ok, "INVITE", 50, bob.contact()));
        carol.send(withLongBody(carol.expect("INVITE").reply("200 OK", "", carol.contact())));
        bob.expect("SIP/2.0 500");
        bob.expect("BYE");
        carol.expect("BYE");
        assertThat(server.proxy.dialogs()).isZero();
    }

    @Test
    void an_ack_that_grows_too_long_ends_the_call_on_both_sides() throws Exception {
        bob.initial("INVITE", carol.aor(), bob.contact());
        carol.send(carol.expect("INVITE").reply("200 OK", "c1", carol.contact()));
        bob.send(withLongBody(bob.within(bob.expect("SIP/2.0 200"), "ACK", 2)));
        bob.expect("BYE");
        carol.expect("BYE");
        assertThat(server.proxy.dialogs()).isZero();
    }

    private SipLines call() throws InterruptedException {
        bob.initial("INVITE", carol.aor(), bob.contact());
        carol.send(carol.expect("INVITE").reply("200 OK", "c1", carol.contact()));
        SipLines ok = bob.expect("SIP/2.0 200");
        bob.send(bob.within(ok, "ACK", 2));
        carol.expect("ACK");
        return ok;
    }
}
