package io.sipwright.scenarios.phone.scripted.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.stun.StunMessage;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StunProbeTest {
    private static final Duration SOON = Duration.ofSeconds(3);
    private final IceCredentials credentials = IceCredentials.random();
    private DatagramSocket socket;
    private InetSocketAddress address;

    @BeforeEach
    void answers_on_a_real_socket() throws SocketException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        address = new InetSocketAddress("127.0.0.1", socket.getLocalPort());
        Thread thread = new Thread(this::serve, "stun");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void closes() {
        socket.close();
    }

    private void serve() {
        BindingResponder responder = new BindingResponder(credentials, new IceRole(false));
        DatagramPacket in = new DatagramPacket(new byte[1500], 1500);
        try {
            while (!socket.isClosed()) {
                socket.receive(in);
                StunMessage request = StunMessage.parse(Arrays.copyOf(in.getData(), in.getLength()))
                        .orElseThrow();
                byte[] reply = responder
                        .answer(request, (InetSocketAddress) in.getSocketAddress())
                        .packet();
                socket.send(new DatagramPacket(reply, reply.length, in.getSocketAddress()));
            }
        } catch (IOException e) {
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void good_credentials_are_answered_with_everything_that_is_due() throws IOException {
        ProbeAnswer answer = StunProbe.probe(address, credentials, new StunProbe.Peer("abcd", true), SOON)
                .orElseThrow();
        assertThat(answer.success()).isTrue();
        assertThat(answer.integrity()).isTrue();
        assertThat(answer.fingerprint()).isTrue();
        assertThat(answer.mapped()).map(InetSocketAddress::getAddress).contains(InetAddress.getByName("127.0.0.1"));
        assertThat(answer.from()).isEqualTo(address);
    }

    @Test
    void a_wrong_password_is_answered_with_401() throws IOException {
        IceCredentials wrong = new IceCredentials(credentials.ufrag(), "wrong-wrong-wrong-wrong-");
        ProbeAnswer answer = StunProbe.probe(address, wrong, new StunProbe.Peer("abcd", true), SOON)
                .orElseThrow();
        assertThat(answer.success()).isFalse();
        assertThat(answer.errorCode()).isEqualTo(401);
    }

    @Test
    void nobody_there_is_no_answer() throws IOException {
        try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            InetSocketAddress nobody = new InetSocketAddress("127.0.0.1", mute.getLocalPort());
            Optional<ProbeAnswer> answer =
                    StunProbe.probe(nobody, credentials, new StunProbe.Peer("abcd", true), Duration.ofMillis(300));
            assertThat(answer).isEmpty();
        }
    }
}
