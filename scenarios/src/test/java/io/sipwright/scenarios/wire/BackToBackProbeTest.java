package io.sipwright.scenarios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.FarEnd;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.Trunk;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BackToBackProbeTest {
    @Test
    void a_proxy_keeps_the_call_id() throws IOException {
        try (Server proxy = new Server(invite -> invite)) {
            assertThat(BackToBackProbe.isBackToBack(proxy.target())).isFalse();
            assertThat(proxy.passed).isTrue();
        }
    }

    @Test
    void an_agent_begins_a_call_of_its_own() throws IOException {
        try (Server agent = new Server(invite -> invite.with("Call-ID", "agents-own"))) {
            assertThat(BackToBackProbe.isBackToBack(agent.target())).isTrue();
        }
    }

    @Test
    void who_hides_the_callers_via_and_contact_is_an_agent_with_the_callers_call_id() throws IOException {
        UnaryOperator<SipText> contact = invite -> invite.with("Contact", "<sip:hidden@127.0.0.1:5060>");
        UnaryOperator<SipText> via = invite -> invite.with("Via", "SIP/2.0/UDP edge.x.test;branch=z9hG4bKedge");
        try (Server hidden = new Server(invite -> via.apply(contact.apply(invite)));
                Server rewritten = new Server(contact)) {
            assertThat(BackToBackProbe.isBackToBack(hidden.target())).isTrue();
            assertThat(BackToBackProbe.isBackToBack(rewritten.target())).isFalse();
        }
    }

    @Test
    void a_target_that_lets_no_call_through_is_taken_for_none() throws IOException {
        try (Server closed = new Server(invite -> SipText.request("OPTIONS", "sip:nobody@x.test"))) {
            assertThat(BackToBackProbe.isBackToBack(closed.target())).isFalse();
            assertThat(closed.passed).isFalse();
        }
    }

    /** Answers REGISTER with 200, sends an INVITE on to the Contact that was registered, and its answer back to the caller. */
    private static final class Server implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private final UnaryOperator<SipText> rewriting;
        private SocketAddress callee = new InetSocketAddress("127.0.0.1", 9);
        private SocketAddress caller = callee;
        private SipText called = SipText.request("INVITE", "sip:x");
        private volatile boolean passed;

        Server(UnaryOperator<SipText> rewriting) throws IOException {
            this.rewriting = rewriting;
            Thread thread = new Thread(this::serve, "server");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            byte[] buffer = new byte[65_536];
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                    handle(
                            SipText.parse(Arrays.copyOf(packet.getData(), packet.getLength())),
                            packet.getSocketAddress());
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void handle(SipText message, SocketAddress from) throws IOException {
            if (message.isResponse()) {
                passed |= message.cseqMethod().equals("INVITE");
                send(called.answer(message.status(), message.reason(), "t"), caller);
            } else if (message.method().equals("REGISTER")) {
                callee = from;
                send(message.answer(200, "OK", "t"), from);
            } else if (message.method().equals("INVITE")) {
                called = message;
                caller = from;
                SipText onward = rewriting.apply(message);
                if (onward.method().equals("INVITE")) {
                    send(onward, callee);
                } else {
                    send(message.answer(403, "Forbidden", "t"), from);
                }
            }
        }

        private void send(SipText message, SocketAddress to) throws IOException {
            byte[] bytes = message.bytes();
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        }

        Target target() {
            InetSocketAddress sip = new InetSocketAddress("127.0.0.1", socket.getLocalPort());
            return new Target(
                    "lab",
                    URI.create("ws://127.0.0.1:1"),
                    "x.test",
                    List.of(Account.of("alice", "a", "x.test"), Account.of("bob", "b", "x.test")),
                    Optional.of(new Trunk(sip, new FarEnd(sip, sip, Map.of()))),
                    new Launch.Nothing(),
                    true,
                    Map.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Optional.empty());
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
