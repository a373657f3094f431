package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.transport.Transport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F9, PRX-029, PRX-030: forks are bounded, and a request that comes back is recognised (RFC 5393). */
final class ForkBreadthTest {
    @Test
    void branches_share_the_breadth_and_too_many_of_them_draw_440(@TempDir Path tls) throws Exception {
        try (Deployment deployment = new Deployment(tls)) {
            share(deployment);
        }
    }

    private static void share(Deployment deployment) throws Exception {
        List<PhoneEnd> phones = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            PhoneEnd phone = deployment.stranger();
            new TestUser(phone, "bob").register(phone.contact());
            phones.add(phone);
        }
        PhoneEnd end = deployment.stranger();
        TestUser alice = new TestUser(end, "alice");
        alice.sends("MESSAGE", "sip:bob@sipwright.test", "Max-Breadth: 7");
        List<String> shares = new ArrayList<>();
        for (PhoneEnd phone : phones) {
            SipLines arrived = phone.expect("MESSAGE");
            shares.add(arrived.one("Max-Breadth"));
            phone.send(arrived.reply("200 OK", "t"));
        }
        assertThat(shares).containsExactlyInAnyOrder("3", "2", "2");
        end.expect("SIP/2.0 200");
        alice.sends("MESSAGE", "sip:bob@sipwright.test", "Max-Breadth: 2");
        end.expect("SIP/2.0 440");
        assertThat(deployment.server.counters().count(Limit.BREADTH)).isEqualTo(1);
    }

    @Test
    void two_bindings_that_lead_back_to_the_server_do_not_multiply(@TempDir Path tls) throws Exception {
        try (Deployment deployment =
                new Deployment(tls, "registrar.edges=['127.0.0.1']", "trunk.trusted=['127.0.0.1']")) {
            assertThat(arrivals(deployment)).isBetween(1, 10);
        }
    }

    /** How many copies of one request arrive at a phone registered beside two bindings that lead back to the server. */
    private static int arrivals(Deployment deployment) throws Exception {
        String path = "Path: <sip:127.0.0.1:"
                + deployment.server.address(Transport.UDP).getPort() + ";lr>";
        PhoneEnd phone = deployment.stranger();
        TestUser bob = new TestUser(phone, "bob");
        bob.register("Supported: path", path, "Contact: <sip:bob@sipwright.test;x=1>");
        bob.register("Supported: path", path, "Contact: <sip:bob@sipwright.test;y=2;user=phone>");
        bob.register(phone.contact());
        PhoneEnd end = deployment.stranger();
        end.send(end.request(
                "MESSAGE",
                "sip:bob@sipwright.test",
                new Call("<sip:alice@sipwright.test>;tag=1", "<sip:bob@sipwright.test>", "loop"),
                1));
        int arrived = 0;
        for (SipLines next = phone.poll(500); next != null; next = phone.poll(500)) {
            arrived += next.start().startsWith("MESSAGE") ? 1 : 0;
            phone.send(next.reply("486 Busy Here", "t"));
        }
        return arrived;
    }

    /** PRX-029 · RFC 5393 §4: our own Route on top changes nothing about where the request goes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_request_that_comes_back_is_recognised_also_with_our_route_on_top(boolean routedAtFirst) throws Exception {
        SimulatedServer server = new SimulatedServer();
        SimulatedEnd gateway = server.gateway();
        SimulatedEnd bob = server.phone("bob", "198.51.100.30", 5062);
        bob.register();
        String ours = "Route: <sip:198.51.100.1:" + server.local(Transport.UDP).getPort() + ";lr>";
        Call call = new Call("<sip:1001@x>;tag=g1", "<" + bob.aor() + ">", "loop-1");
        gateway.send(gateway.request("MESSAGE", bob.aor(), call, 1, routedAtFirst ? ours : "X-None: 1"));
        String seen = bob.expect("MESSAGE").text();
        String back =
                seen.replaceFirst("\r\n", "\r\nVia: " + gateway.via() + ";branch=z9hG4bKback\r\n" + ours + "\r\n");
        gateway.send(back.replaceFirst("^MESSAGE \\S+", "MESSAGE " + bob.aor()));
        gateway.expect("SIP/2.0 482");
        bob.expectNothing();
        String spiral = back.replace("z9hG4bKback", "z9hG4bKspiral");
        gateway.send(spiral.replaceFirst("^MESSAGE \\S+", "MESSAGE " + bob.aor() + ";x=1"));
        bob.expect("MESSAGE"); // RFC 3261 §16.3 step 4: another Request-URI is no loop
    }

    /** RFC 5393 §3: whatever comes from our own address was sent by somebody else at first. */
    @Test
    void the_servers_own_address_is_not_the_trunk() throws Exception {
        SimulatedServer server =
                new SimulatedServer(SimulatedServer.Settings.usual().with("trunk.trusted=['198.51.100.1']"));
        SimulatedEnd bob = server.registered("bob");
        Call call = new Call("<sip:1001@x>;tag=g1", "<" + bob.aor() + ">", "own-1");
        SimulatedEnd neighbour = server.phone("", "198.51.100.1", 5999);
        neighbour.send(neighbour.request("MESSAGE", bob.aor(), call, 1));
        bob.expect("MESSAGE");
        int port = server.local(Transport.UDP).getPort();
        SimulatedEnd itself = server.phone("", "198.51.100.1", port);
        itself.send(itself.request("MESSAGE", bob.aor(), call, 2));
        itself.expect("SIP/2.0 407");
        bob.expectNothing();
    }
}
