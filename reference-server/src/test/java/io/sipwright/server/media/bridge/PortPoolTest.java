package io.sipwright.server.media.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.server.media.udp.UdpLoop;
import io.sipwright.server.media.udp.UdpSocket;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortPoolTest {
    private UdpLoop loop;

    @BeforeEach
    void open() throws IOException {
        loop = new UdpLoop("plain ports");
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void rtp_is_even_and_rtcp_is_the_next() throws IOException {
        PortPool.Pair pair = new PortPool(loop, settings(PortRange.ephemeral())).take();
        int rtp = ((InetSocketAddress) pair.rtp().getLocalAddress()).getPort();
        assertThat(rtp).isEven();
        assertThat(((InetSocketAddress) pair.rtcp().getLocalAddress()).getPort())
                .isEqualTo(rtp + 1);
        pair.rtp().close();
        pair.rtcp().close();
    }

    @Test
    void an_exhausted_range_says_so_and_a_released_port_is_free_at_once() throws IOException {
        int even = freePair();
        PortPool pool = new PortPool(loop, settings(new PortRange(even, even + 1)));
        PortPool.Pair pair = pool.take();
        UdpSocket served = loop.serve(pair.rtp(), (packet, from) -> {});
        assertThatThrownBy(pool::take)
                .isInstanceOf(NoFreePortsException.class)
                .hasMessageContaining(even + "-" + (even + 1))
                .hasMessageContaining("media.rtpPorts");
        served.close();
        pair.rtcp().close();
        new DatagramSocket(even, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void each_pair_has_its_turn_before_one_comes_again_and_the_order_is_no_ascending_one() throws IOException {
        int even = freePair() & ~0xFF;
        PortPool pool = new PortPool(loop, settings(new PortRange(even, even + 0xFF)));
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < 40; i++) { // some may be in use by others
            PortPool.Pair pair = pool.take();
            taken.add(((InetSocketAddress) pair.rtp().getLocalAddress()).getPort());
            pair.rtp().close();
            pair.rtcp().close();
        }
        assertThat(taken)
                .doesNotHaveDuplicates()
                .isNotEqualTo(taken.stream().sorted().toList());
    }

    @Test
    void a_senseless_range_is_refused_with_its_name() {
        assertThatThrownBy(() -> new PortRange(5000, 4000)).hasMessageContaining("media.rtpPorts");
    }

    private int freePair() throws IOException {
        PortPool.Pair pair = new PortPool(loop, settings(PortRange.ephemeral())).take();
        int port = ((InetSocketAddress) pair.rtp().getLocalAddress()).getPort();
        pair.rtp().close();
        pair.rtcp().close();
        return port;
    }

    private static PlainSettings settings(PortRange range) {
        return new PlainSettings("127.0.0.1", "127.0.0.1", range, Duration.ofSeconds(30));
    }
}
