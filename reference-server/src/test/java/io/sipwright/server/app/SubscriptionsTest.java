package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.limit.Limit;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 6665 §4.1.2, §4.2.2: a subscription has an end, and so has its dialog. */
final class SubscriptionsTest {
    private SimulatedServer server;
    private SimulatedEnd alice;
    private SimulatedEnd gateway;

    @BeforeEach
    void start() throws Exception {
        server = new SimulatedServer(SimulatedServer.Settings.usual().with("dialogs.limitOfAccount=2"));
        alice = server.registered("alice");
        gateway = server.gateway();
    }

    private SipLines subscribed(String tag, String... more) throws Exception {
        alice.initial("SUBSCRIBE", "sip:1001@sipwright.test", alice.contact(), "Event: dialog");
        SipLines subscribe = gateway.expect("SUBSCRIBE");
        String[] lines = new String[more.length + 1];
        lines[0] = gateway.contact();
        System.arraycopy(more, 0, lines, 1, more.length);
        gateway.send(subscribe.reply("200 OK", tag, lines));
        alice.expect("SIP/2.0 200");
        return subscribe;
    }

    private void afterSeconds(long seconds, int dialogs) {
        server.advance(Duration.ofSeconds(seconds));
        assertThat(server.proxy.dialogs()).isEqualTo(dialogs);
    }

    private void notified(SipLines subscribe, int cseq, String state) throws Exception {
        gateway.send(gateway.back(
                subscribe, "s1", "NOTIFY", cseq, gateway.contact(), "Event: dialog", "Subscription-State: " + state));
        alice.send(alice.expect("NOTIFY").reply("200 OK", ""));
        gateway.expect("SIP/2.0 200");
    }

    @Test
    void a_subscription_that_nobody_refreshes_is_forgotten_after_its_time() throws Exception {
        subscribed("s1", "Expires: 60");
        afterSeconds(60 + 31, 1);
        afterSeconds(2, 0);
        gateway.expectNothing();
        alice.expectNothing();
    }

    @Test
    void a_notify_says_how_much_longer_it_lives() throws Exception {
        SipLines subscribe = subscribed("s1", "Expires: 60");
        notified(subscribe, 1, "active;expires=300");
        afterSeconds(200, 1);
        notified(subscribe, 2, "active");
        afterSeconds(133, 0);
    }

    @Test
    void without_any_time_it_lives_for_minutes() throws Exception {
        subscribed("s1");
        afterSeconds(299, 1);
        afterSeconds(2, 0);
    }

    @Test
    void one_user_fills_no_more_than_his_part_of_the_table() throws Exception {
        subscribed("s1", "Expires: 60");
        subscribed("s2", "Expires: 600");
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), SimulatedServer.SDP);
        alice.expect("SIP/2.0 503");
        assertThat(server.counters.count(Limit.DIALOGS_OF_ACCOUNT)).isEqualTo(1);
        SimulatedEnd bob = server.registered("bob");
        bob.initial("INVITE", "sip:1001@sipwright.test", bob.contact(), SimulatedServer.SDP);
        gateway.send(gateway.expect("INVITE").reply("486 Busy Here", "b1"));
        afterSeconds(100, 1);
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), SimulatedServer.SDP);
        gateway.expect("INVITE");
    }
}
