package io.sipwright.scenarios.endpoint.media;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.scenarios.network.UdpNetwork;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsOffer;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import io.sipwright.scenarios.phone.scripted.media.ConnectionTerms;
import io.sipwright.scenarios.phone.scripted.media.MediaClock;
import io.sipwright.scenarios.phone.scripted.media.MediaWorld;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import io.sipwright.scenarios.phone.scripted.media.WireAccess;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefusedException;
import io.sipwright.scenarios.phone.scripted.sdp.MediaKind;
import io.sipwright.scenarios.phone.scripted.sdp.Setup;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The media of a browser: ICE, DTLS and SRTP (RFC 8829), with G.711. One peer connection at a time. */
public final class BrowserMedia extends SpeakingMedia {
    private static final Executor HANDSHAKES =
            Executors.newCachedThreadPool(new DefaultThreadFactory("endpoint-dtls", true));
    private static final MediaClock CLOCK = new MediaClock(Clock.systemUTC(), System::nanoTime);

    private final MediaWorld world;
    private final TwoPorts ports;
    private final Terms terms;
    private final String name;
    private final Future<?> reports;
    private final List<PeerConnection> former = new ArrayList<>();
    private @Nullable PeerConnection connection;
    private AtomicBoolean replaced = new AtomicBoolean();
    private String ownOffer = "";
    private String lastOffer = "";
    private String lastAnswer = "";
    private String ownAnswer = "";
    private volatile String trouble = "";

    /**
     * What it does unlike a browser.
     *
     * @param wrongRole takes the role in ICE that the other side has
     * @param start when it begins with ICE and DTLS after an offer
     * @param server answers as DTLS server
     * @param offer of its ClientHello
     * @param fromAnotherPort how long checks leave from a port that is not nominated
     */
    public record Terms(boolean wrongRole, Start start, boolean server, DtlsOffer offer, Duration fromAnotherPort) {
        /** As a browser. */
        public static final Terms USUAL = new Terms(false, Start.WITH_ANSWER, false, DtlsOffer.USUAL, Duration.ZERO);
    }

    /** What it does between an offer and its answer. */
    public enum Start {
        /** Nothing: ICE and DTLS begin with the answer. */
        WITH_ANSWER,
        /** Connectivity checks (RFC 8445 §7.3); DTLS begins once a pair is nominated. */
        CHECKS_EARLY,
        /** Checks, and the DTLS handshake on the first pair that is valid (RFC 8842 §5.2). */
        HANDSHAKE_EARLY
    }

    /**
     * On this machine's own network.
     *
     * @param name the endpoint's
     */
    public BrowserMedia(Voice voice, Terms terms, String name) {
        this(voice, terms, name, UdpNetwork.DIRECT);
    }

    /**
     * @param name the endpoint's
     * @param network where its ports are
     */
    public BrowserMedia(Voice voice, Terms terms, String name, UdpNetwork network) {
        super(voice);
        this.terms = terms;
        this.name = name;
        reports = loop().scheduleAtFixedRate(this::report, 1, 1, TimeUnit.SECONDS);
        ports = new TwoPorts(network, terms.fromAnotherPort());
        world = new MediaWorld(voice.loop(), HANDSHAKES, Clock.systemUTC(), CLOCK)
                .on(terms.fromAnotherPort().isZero() ? network : ports);
    }

    private PeerConnection connection(boolean offers) {
        PeerConnection known = connection;
        if (known == null) {
            AtomicBoolean gone = new AtomicBoolean();
            replaced = gone;
            Tampering stage =
                    (traffic, exit) -> (gone.get() ? interference().target() : interference()).pass(traffic, exit);
            known = new PeerConnection(
                    world.tamperedBy(stage, name),
                    new ConnectionTerms(
                            signature(),
                            Fault.NONE,
                            offers != terms.wrongRole(),
                            terms.server() ? Setup.PASSIVE : Setup.ACTIVE,
                            terms.offer()),
                    new PhoneEvents(Clock.systemUTC()),
                    this::iceFailed);
            connection = known;
        }
        return known;
    }

    private void iceFailed() {
        trouble = "ICE has failed";
    }

    @Override
    public void begins() {
        ask(() -> {
            PeerConnection known = connection;
            if (known != null) {
                former.add(known);
                replaced.set(true);
            }
            connection = null;
            lastAnswer = "";
            return true;
        });
    }

    @Override
    public String offer() {
        ownOffer = connection == null
                ? connection(true).offer(List.of(MediaKind.G711_AUDIO))
                : connection(true).offerAgain();
        return ownOffer;
    }

    /** Address and port of the first candidate of the last offer. */
    public String candidate() {
        return SdpText.parse(ask(() -> ownOffer)).audio().stream()
                .flatMap(m -> m.candidates().stream())
                .map(c -> c.address() + " " + c.port())
                .findFirst()
                .orElse("");
    }

    /** The value of its certificate's fingerprint by this function, {@code sha-512}. */
    public String fingerprint(String function) {
        return ask(() -> connection(true).fingerprint(function));
    }

    @Override
    public void sent(String description, boolean offer) {
        if (offer) {
            connection(true).sent(description);
        }
    }

    @Override
    public void came(String offer) {
        if (terms.start() != Start.WITH_ANSWER) {
            answer(offer);
        }
        if (terms.start() == Start.HANDSHAKE_EARLY) {
            handshakeWhenChecked();
        }
    }

    private void handshakeWhenChecked() {
        PeerConnection known = connection;
        if (known != null && known.wire().checksAnswered() > 0) {
            known.wire().startDtls();
        } else if (known != null) {
            loop().schedule(this::handshakeWhenChecked, 20, TimeUnit.MILLISECONDS);
        }
    }

    /** The same offer has the same answer: in a 18x and in a 200. */
    @Override
    public String answer(String offer) {
        if (!offer.equals(lastOffer)) {
            lastOffer = offer;
            try {
                ownAnswer = connection(false).answerTo(offer);
            } catch (DescriptionRefusedException e) {
                trouble = e.named();
            }
        }
        return ownAnswer;
    }

    @Override
    public void answered(String description) {
        if (description.equals(lastAnswer)) {
            return;
        }
        lastAnswer = description;
        try {
            connection(true).answered(description);
        } catch (DescriptionRefusedException e) {
            trouble = e.named();
        }
    }

    @Override
    public HeardAudio heard() {
        return ask(() -> connection == null ? HeardAudio.nothing() : connection.heard());
    }

    @Override
    public void speaks(boolean on) {
        wire(c -> c.speaks(on));
    }

    @Override
    public void press(String digits) {
        wire(c -> c.press(digits));
    }

    @Override
    public String digits() {
        return ask(() -> connection == null ? "" : connection.digits());
    }

    /** Asks the present connection; the other value if there is none. */
    public <T> T wire(Function<WireAccess, T> question, T otherwise) {
        return ask(() -> connection == null ? otherwise : question.apply(connection.wire()));
    }

    private void wire(Consumer<PeerConnection> action) {
        ask(() -> {
            if (connection != null) {
                action.accept(connection);
            }
            return true;
        });
    }

    @Override
    public String state() {
        String states = wire(
                w -> "ICE is " + w.iceState().word() + ", DTLS is "
                        + w.dtlsState().word(),
                "there is no peer connection");
        return trouble.isEmpty() ? states : states + ": " + trouble;
    }

    @Override
    public String strayed() {
        return ports.strayed() == 0 ? "" : ports.strayed() + " packets came to a port that it did not nominate";
    }

    /** Sends an RTCP packet, protected: behind a report and a name (RFC 3550 §6.1), or alone (RFC 5506). */
    public void sendControl(byte[] rtcp, boolean alone) {
        wire(c -> c.wire().sendControl(alone ? rtcp : Report.compound(c.ssrc(), name, rtcp)));
    }

    private void report() {
        if (connection != null) {
            connection.wire().sendControl(Report.compound(connection.ssrc(), name));
        }
    }

    @Override
    public void close() {
        reports.cancel(false);
        former.forEach(PeerConnection::abandon);
        if (connection != null) {
            connection.close();
        }
    }
}
