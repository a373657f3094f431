package io.sipwright.pstn.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class MediaLoopTest {
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int STALL_FRAMES = 20;
    private static final RtpPorts PORTS = new RtpPorts(InetAddress.getLoopbackAddress(), 46000, 46098);

    @Test
    void frames_that_a_standing_thread_leaves_out_are_counted() throws Exception {
        AtomicBoolean stood = new AtomicBoolean();
        try (MediaLoop loop = new MediaLoop("media");
                RtpEndpoint endpoint = new RtpEndpoint(loop, PORTS, new Random(1), digit -> {})) {
            endpoint.speak((millis, frame) -> {
                long end = System.nanoTime() + STALL_NANOS;
                while (!stood.get() && System.nanoTime() < end) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
                stood.set(true);
            });
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (endpoint.framesLeftOut() == 0 && System.nanoTime() < limit) {
                Thread.onSpinWait();
            }
            assertThat(endpoint.framesLeftOut()).isGreaterThanOrEqualTo(STALL_FRAMES - 1);
        }
    }
}
