package io.sipwright.scenarios.phone.scripted.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.stun.StunMessage;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class InvalidChecksTest {
    private static final IceCredentials OWN = new IceCredentials("abcd", "abcdefghijklmnopqrstuvwx");

    @Test
    void an_agent_that_checks_credentials_has_no_fault() throws Exception {
        BindingResponder responder = new BindingResponder(OWN, new IceRole(false));
        InetSocketAddress stranger = new InetSocketAddress("127.0.0.1", 9);
        assertThat(fault(request -> responder
                        .answer(StunMessage.parse(request).orElseThrow(), stranger)
                        .packet()))
                .isEmpty();
    }

    @Test
    void an_agent_that_answers_everybody_is_found() throws Exception {
        assertThat(fault(request -> {
                    byte[] success = Arrays.copyOf(request, request.length);
                    success[0] = 1;
                    success[1] = 1;
                    return success;
                }))
                .hasValueSatisfying(text -> assertThat(text).contains("answered with success"));
    }

    @Test
    void media_towards_the_stranger_are_found() throws Exception {
        assertThat(fault(request -> new byte[] {(byte) 0x80, 0, 0, 1}))
                .hasValueSatisfying(text -> assertThat(text).contains("no STUN came to the stranger"));
    }

    /** What is found of an agent that answers each check so. */
    private static Optional<String> fault(UnaryOperator<byte[]> agent) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(socket, agent));
            thread.setDaemon(true);
            thread.start();
            InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
            return InvalidChecks.fault(to, OWN, "peer", Duration.ofMillis(600));
        }
    }

    private static void serve(DatagramSocket socket, UnaryOperator<byte[]> agent) {
        try {
            while (true) {
                DatagramPacket in = new DatagramPacket(new byte[1500], 1500);
                socket.receive(in);
                byte[] answer = agent.apply(Arrays.copyOf(in.getData(), in.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, in.getSocketAddress()));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }
}
