package io.sipwright.pstn.exchange;

import io.sipwright.pstn.hep.HepPacket;
import io.sipwright.pstn.sip.SipText;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the mirror, which lags behind the trunk: a received message may be mirrored after its answer has arrived.
 * The mirror keeps the order, so when an OPTIONS comes back through it, everything before that OPTIONS has been
 * mirrored. Safe for any thread.
 */
final class HepSync implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HepSync.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final DatagramSocket socket;
    private final InetSocketAddress inside;
    private final Map<String, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();

    /**
     * @param from an address of this machine that the PBX reaches
     * @param inside the PBX's port for its own phone, where nothing is evidence
     */
    HepSync(InetAddress from, InetSocketAddress inside) throws IOException {
        this.socket = new DatagramSocket(new InetSocketAddress(from, 0));
        this.inside = inside;
    }

    /** Waits until everything that has passed the PBX is mirrored; two seconds at most. */
    void await() {
        String token = OptionsProbe.token();
        CompletableFuture<Boolean> back = new CompletableFuture<>();
        awaited.put(token, back);
        try {
            byte[] options = OptionsProbe.options((InetSocketAddress) socket.getLocalSocketAddress(), inside, token)
                    .bytes();
            socket.send(new DatagramPacket(options, options.length, inside));
            if (!back.completeOnTimeout(false, LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                    .join()) {
                LOG.warn("the PBX did not mirror an OPTIONS within {}: its last messages may be missing", LONGEST);
            }
        } catch (IOException closed) {
            LOG.debug("the PBX is closed", closed);
        } finally {
            awaited.remove(token);
        }
    }

    /** Receives every mirrored packet, after it was recorded. */
    void take(HepPacket packet) {
        if (!awaited.isEmpty() && packet.content() == HepPacket.SIP) {
            CompletableFuture<Boolean> back =
                    awaited.get(SipText.parse(packet.payload()).callId());
            if (back != null) {
                back.complete(true);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
