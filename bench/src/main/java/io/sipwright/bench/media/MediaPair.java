package io.sipwright.bench.media;

import io.sipwright.bench.peer.BenchFixture;
import io.sipwright.scenarios.phone.scripted.dtls.SrtpKeys;
import io.sipwright.scenarios.phone.scripted.dtls.SrtpProfile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** The two ends of one call's media. */
public final class MediaPair implements AutoCloseable {
    private final MediaEnd browser;
    private final MediaEnd plain;

    MediaPair(MediaEnd browser, MediaEnd plain) {
        this.browser = browser;
        this.plain = plain;
    }

    /** Two ends connected directly, both with SRTP: more work for the generator than with a bridge. */
    public static MediaPair direct(MediaSockets sockets) throws IOException {
        byte[][] secrets = new byte[4][];
        SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
        for (int i = 0; i < secrets.length; i++) {
            secrets[i] = new byte[i % 2 == 0 ? profile.keyLength() : profile.saltLength()];
            ThreadLocalRandom.current().nextBytes(secrets[i]);
        }
        MediaEnd left = end(sockets, new SrtpKeys(profile, secrets[0], secrets[1], secrets[2], secrets[3]));
        MediaEnd right = end(sockets, new SrtpKeys(profile, secrets[2], secrets[3], secrets[0], secrets[1]));
        left.sendTo(new InetSocketAddress(BenchFixture.ADDRESS, right.port()));
        right.sendTo(new InetSocketAddress(BenchFixture.ADDRESS, left.port()));
        return new MediaPair(left, right);
    }

    private static MediaEnd end(MediaSockets sockets, SrtpKeys keys) throws IOException {
        CompletableFuture<MediaEnd> made = new CompletableFuture<>();
        MediaEnd end =
                new MediaEnd(sockets.open((from, datagram, at) -> made.join().hear(datagram, at)));
        end.protectedBy(Protection.srtp(keys));
        made.complete(end);
        return end;
    }

    MediaEnd browser() {
        return browser;
    }

    MediaEnd plain() {
        return plain;
    }

    @Override
    public void close() {
        browser.close();
        plain.close();
    }
}
