package io.sipwright.server.media.control;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.clock.SystemScheduler;
import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.bridge.MediaSettings;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.sdp.MediaKind;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A real bridge, a browser's transport at one end, a plain socket at the other, and one session between them. */
public final class TestCall implements AutoCloseable {
    static final String CALL = "call-1";

    final List<Rewrite> ledger = new CopyOnWriteArrayList<>();
    final LimitCounters counters = new LimitCounters();
    final CompletableFuture<String> failure = new CompletableFuture<>();
    final BridgedMediaSessions sessions;
    final MediaSession session;
    final TestBrowser browser = new TestBrowser("alice1");
    final TestPhone phone = new TestPhone();
    /** The bridge's last descriptions. */
    byte[] toPhone = new byte[0];

    byte[] toBrowser = new byte[0];
    private int lastNumber = 20;

    TestCall() throws IOException, MediaRefusedException {
        this(MediaSettings.loopback());
    }

    TestCall(MediaSettings settings) throws IOException, MediaRefusedException {
        sessions = BridgedMediaSessions.open(settings, new SystemScheduler("media-ice-timer"), ledger::add, counters);
        session = open();
    }

    MediaSession open() throws MediaRefusedException {
        BridgedCall call = new BridgedCall(CALL, "alice", InetAddress.getLoopbackAddress());
        return sessions.open(call, (failed, why) -> failure.complete(why));
    }

    /** The browser calls; media can flow when this returns. */
    OfferExchange browserCalls() throws Exception {
        OfferExchange exchange = session.offer(MediaKind.WEBRTC, browser.describe("actpass", "sendrecv"));
        toPhone = exchange.offer();
        toBrowser = exchange.answer(phone.describe("sendrecv"));
        exchange.accept();
        browser.connect(toBrowser, true, DtlsRole.PASSIVE);
        secured();
        return exchange;
    }

    /** The bridge may complete its side of the handshake a moment after the browser. */
    void secured() throws Exception {
        browser.keys().get(10, SECONDS);
        await().until(() -> session.figures().secured());
    }

    void flowing() throws Exception {
        flowing(0, 0);
    }

    void flowing(int fromBrowser, int fromPhone) throws Exception {
        flowing(fromBrowser, fromPhone, phone);
    }

    /** One packet each way, under these payload types, which neither end has changed. */
    void flowing(int fromBrowser, int fromPhone, TestPhone at) throws Exception {
        byte[] sent = next(fromBrowser);
        browser.send(sent);
        assertThat(at.receive()).isEqualTo(sent);
        byte[] back = rtp(fromPhone, lastNumber);
        at.send(back, toPhone);
        assertThat(browser.rtp().poll(5, SECONDS)).isEqualTo(back);
    }

    /** A packet with the next sequence number. */
    byte[] next(int payloadType) {
        return rtp(payloadType, ++lastNumber);
    }

    byte @Nullable [] heardByBrowser() throws InterruptedException {
        return browser.rtp().poll(5, SECONDS);
    }

    public static byte[] rtp(int payloadType, int number) {
        ByteBuffer packet = ByteBuffer.allocate(172);
        packet.put((byte) 0x80)
                .put((byte) payloadType)
                .putShort((short) number)
                .putInt(160 * number)
                .putInt(0x1234);
        while (packet.hasRemaining()) {
            packet.put((byte) (packet.position() * 31 + number));
        }
        return packet.array();
    }

    @Override
    public void close() {
        browser.close();
        phone.close();
        sessions.close();
    }
}
