package io.sipwright.bench.media;

import io.sipwright.bench.peer.BenchFixture;
import io.sipwright.scenarios.phone.scripted.dtls.ClientHellos;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsIdentity;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsRole;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsSession;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsTerms;
import io.sipwright.scenarios.phone.scripted.dtls.SrtpKeys;
import io.sipwright.scenarios.phone.scripted.ice.IceAgent;
import io.sipwright.scenarios.phone.scripted.ice.IceCredentials;
import io.sipwright.scenarios.phone.scripted.ice.IceState;
import io.sipwright.scenarios.phone.scripted.ice.LocalCandidate;
import io.sipwright.scenarios.phone.scripted.sdp.Agreement;
import io.sipwright.scenarios.phone.scripted.sdp.LocalEnd;
import io.sipwright.scenarios.phone.scripted.sdp.MediaKind;
import io.sipwright.scenarios.phone.scripted.sdp.Negotiation;
import io.sipwright.scenarios.phone.scripted.sdp.Setup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A browser's end: ICE, DTLS and SRTP of the scripted browser on a socket of the generator. Everything but the pacing
 * happens on the receiving thread.
 */
final class BrowserEnd implements MediaSockets.Taker, IceAgent.Wire, DtlsSession.Observer, AutoCloseable {
    private static final long HOST_PRIORITY = 2_130_706_431L;
    private static final DtlsIdentity IDENTITY = DtlsIdentity.create();

    private final MediaSockets sockets;
    private final Executor handshakes;
    private final MediaEnd end;
    private final IceAgent ice;
    private final Negotiation negotiation;
    private final Runnable ticker;
    private final CompletableFuture<Void> secured = new CompletableFuture<>();
    private @Nullable DtlsSession dtls;

    BrowserEnd(MediaSockets sockets, Executor handshakes) throws IOException {
        this.sockets = sockets;
        this.handshakes = handshakes;
        IceCredentials credentials = IceCredentials.random();
        this.negotiation =
                new Negotiation(LocalEnd.of(credentials, IDENTITY.fingerprint()), new Negotiation.Ssrcs(1, 2));
        this.ice = new IceAgent(credentials, true, System::nanoTime, this);
        this.ticker = ice::tick;
        this.end = new MediaEnd(sockets.open(this));
    }

    MediaEnd end() {
        return end;
    }

    Negotiation negotiation() {
        return negotiation;
    }

    String offer() throws IOException {
        InetAddress loopback = InetAddress.getByName(BenchFixture.ADDRESS);
        var candidate = new LocalCandidate(loopback, end.port(), HOST_PRIORITY);
        return negotiation.offer(List.of(MediaKind.AUDIO), List.of(List.of(candidate)), Setup.ACTPASS);
    }

    /** Begins ICE, then DTLS; completes when packets can be protected. */
    CompletableFuture<Void> connect(Agreement.Transport agreed) {
        sockets.execute(() -> {
            DtlsRole role = agreed.local() == Setup.ACTIVE ? DtlsRole.CLIENT : DtlsRole.SERVER;
            DtlsTerms terms = new DtlsTerms(role, IDENTITY, true, agreed.fingerprints());
            dtls = new DtlsSession(terms, handshakes, this::sendDtls, new ClientHellos(Clock.systemUTC()), this);
            ice.start(agreed.ice(), agreed.candidates());
            sockets.tick(ticker);
        });
        return secured;
    }

    @Override
    public void take(InetSocketAddress from, byte[] datagram, long at) {
        int first = datagram.length == 0 ? -1 : datagram[0] & 0xFF; // RFC 7983 §7
        if (first >= 128 && first <= 191) {
            end.hear(datagram, at);
        } else if (first >= 0 && first <= 3) {
            ice.receive(from, datagram);
        } else if (first >= 20 && first <= 63 && dtls != null) {
            dtls.receive(datagram);
        }
    }

    @Override
    public void send(InetSocketAddress to, byte[] packet) {
        end.send(to, packet);
    }

    private void sendDtls(byte[] datagram) {
        sockets.execute(() -> ice.selected().ifPresent(to -> end.send(to, datagram)));
    }

    @Override
    public void changed(IceState state, String cause) {
        if (state == IceState.CONNECTED && dtls != null) {
            dtls.start();
        } else if (state == IceState.FAILED) {
            secured.completeExceptionally(new IOException(cause));
        }
    }

    @Override
    public void connected(SrtpKeys keys) {
        sockets.execute(() -> {
            end.protectedBy(Protection.srtp(keys));
            ice.selected().ifPresent(end::sendTo);
            secured.complete(null);
        });
    }

    @Override
    public void failed(String cause) {
        secured.completeExceptionally(new IOException(cause));
    }

    @Override
    public void closed() {
        secured.completeExceptionally(new IOException("the far side closed DTLS"));
    }

    @Override
    public void close() {
        sockets.forget(ticker);
        sockets.execute(() -> {
            if (dtls != null) {
                dtls.close();
            }
            ice.close();
            sockets.execute(end::close); // after close_notify
        });
    }
}
