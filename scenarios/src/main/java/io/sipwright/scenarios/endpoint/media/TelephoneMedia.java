package io.sipwright.scenarios.endpoint.media;

import io.netty.util.concurrent.Future;
import io.sipwright.pstn.rtp.G711;
import io.sipwright.pstn.rtp.RtpPacket;
import io.sipwright.pstn.rtp.RtpReceiver;
import io.sipwright.pstn.rtp.RtpSender;
import io.sipwright.pstn.sdp.Direction;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.SignatureVoice;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.scenarios.endpoint.Descriptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The media of a telephone: plain RTP with G.711 on one port, RTCP on the next (RFC 3550, RFC 3551). */
public final class TelephoneMedia extends SpeakingMedia {
    private static final int FRAME_MILLIS = 20;
    private static final int MOST_BEHIND_MILLIS = 800;
    private static final int LARGEST = 1500;
    private static final int MOST_CONTROL = 512;

    private final InetAddress host;
    private final String name;
    private final RtpSender sender = new RtpSender(new SecureRandom());
    private final StringBuffer digits = new StringBuffer();
    private final RtpReceiver receiver = new RtpReceiver(digit -> digits.append((char) digit));
    private final List<byte[]> control = new ArrayList<>();
    /** All that it has opened; RTP is heard at the last one. */
    private final List<UdpPort.Pair> ports = new ArrayList<>();

    private volatile int heardAt;
    private volatile UdpPort.Pair described;
    private volatile UdpPort.Pair used;
    private final Future<?> clock;
    private final Future<?> reports;
    private @Nullable InetSocketAddress remote;
    private @Nullable InetSocketAddress remoteControl;
    private boolean ownSends = true;
    private boolean remoteReceives;
    private volatile boolean silent;
    private volatile int strayed;
    private long nextFrame = System.currentTimeMillis();

    /**
     * Opens its ports.
     *
     * @param host its address
     * @param elsewhere whether it sends and receives RTP on another port than it describes, as behind a NAT
     * @param name the endpoint's
     * @throws UncheckedIOException when no ports are free
     */
    public TelephoneMedia(Voice voice, InetAddress host, boolean elsewhere, String name) {
        super(voice);
        this.host = host;
        this.name = name;
        described = open();
        used = elsewhere ? open() : described;
        sender.voice(new SignatureVoice(voice.signature(), 8000)::speak);
        clock = loop().scheduleAtFixedRate(this::tick, FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
        reports = loop().scheduleAtFixedRate(this::report, 1, 1, TimeUnit.SECONDS);
    }

    private UdpPort.Pair open() {
        int index = ports.size();
        try {
            UdpPort.Pair pair =
                    UdpPort.Pair.open(loop(), host, bytes -> came(bytes, index == heardAt), this::controlCame);
            ports.add(pair);
            heardAt = index;
            return pair;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begins() {
        described = open();
        used = described;
    }

    /** To the port after that of RTP, or the one that was described (RFC 3605). */
    private void report() {
        InetSocketAddress to = remoteControl;
        if (to != null && !to.isUnresolved()) {
            byte[] report = Report.compound(sender.ssrc(), name);
            pass(Traffic.Kind.RTCP, io.sipwright.pstn.wire.Direction.SENT, report, bytes -> used.rtcp()
                    .send(to, bytes));
        }
    }

    @Override
    public String offer() {
        return Descriptions.telephone(host, described.rtp().number(), Optional.empty());
    }

    @Override
    public String answer(String offer) {
        answered(offer);
        return Descriptions.telephone(host, described.rtp().number(), Optional.of(offer));
    }

    @Override
    public void sent(String description, boolean offer) {
        SdpText.parse(description).audio().ifPresent(own -> {
            ownSends = own.direction().sends() && own.port() != 0;
            events(own).ifPresent(receiver::eventType);
        });
    }

    /** Where the other side is, and what it takes; the first G.711 in its order. */
    @Override
    public void answered(String description) {
        Optional<SdpMedia> audio = SdpText.parse(description).audio().filter(m -> m.port() > 0);
        remoteReceives =
                audio.map(SdpMedia::direction).filter(Direction::receives).isPresent();
        audio.ifPresent(theirs -> {
            remote = new InetSocketAddress(theirs.connectionAddress().orElse(""), theirs.port());
            String control = theirs.section().attribute("rtcp").orElse("").split(" ", 2)[0];
            remoteControl = new InetSocketAddress(
                    remote.getAddress(), control.matches("\\d{1,5}") ? Integer.parseInt(control) : theirs.port() + 1);
            events(theirs).ifPresent(sender::eventType);
            theirs.formats().stream()
                    .flatMap(
                            f -> List.of(G711.values()).stream().filter(c -> f.equals(String.valueOf(c.payloadType()))))
                    .findFirst()
                    .ifPresent(sender::codec);
        });
    }

    /** The number of telephone events on the clock of G.711. */
    private static Optional<Integer> events(SdpMedia media) {
        return media.formats().stream()
                .filter(f -> f.matches("\\d{1,3}") && media.encodes(f, "telephone-event/8000"))
                .map(Integer::parseInt)
                .findFirst();
    }

    private void tick() {
        long now = System.currentTimeMillis();
        if (now - nextFrame > MOST_BEHIND_MILLIS) {
            nextFrame = now; // what a busy machine left undone for longer is left out
        }
        for (; nextFrame <= now; nextFrame += FRAME_MILLIS) {
            ByteBuffer out = ByteBuffer.allocate(LARGEST);
            sender.frame(nextFrame, out);
            byte[] packet = new byte[out.position()];
            out.flip().get(packet);
            if (packet.length > 0 && !silent && ownSends && remoteReceives) {
                send(packet);
            }
        }
    }

    private void send(byte[] rtp) {
        InetSocketAddress to = remote;
        if (to != null && !to.isUnresolved()) {
            pass(Traffic.Kind.RTP, io.sipwright.pstn.wire.Direction.SENT, rtp, bytes -> used.rtp()
                    .send(to, bytes));
        }
    }

    private void pass(Traffic.Kind kind, io.sipwright.pstn.wire.Direction way, byte[] packet, Consumer<byte[]> next) {
        Traffic traffic = new Traffic(kind, way, Traffic.Role.ENDPOINT, name, "", packet);
        interference().pass(traffic, bytes -> loop().execute(() -> next.accept(bytes)));
    }

    /** What comes to a port that is not used is not heard. */
    private void came(byte[] datagram, boolean heard) {
        strayed += heard ? 0 : 1;
        RtpPacket packet = new RtpPacket();
        if (heard && packet.wrap(ByteBuffer.wrap(datagram))) {
            pass(Traffic.Kind.RTP, io.sipwright.pstn.wire.Direction.RECEIVED, datagram, bytes -> {
                RtpPacket passed = new RtpPacket();
                if (passed.wrap(ByteBuffer.wrap(bytes))) {
                    receiver.receive(passed, System.currentTimeMillis());
                }
            });
        }
    }

    private void controlCame(byte[] datagram) {
        pass(Traffic.Kind.RTCP, io.sipwright.pstn.wire.Direction.RECEIVED, datagram, bytes -> {
            if (control.size() < MOST_CONTROL) {
                control.add(bytes);
            }
        });
    }

    /** The RTCP packets that came. */
    public List<byte[]> control() {
        return ask(() -> List.copyOf(control));
    }

    @Override
    public HeardAudio heard() {
        return receiver.heardUntil(System.currentTimeMillis());
    }

    @Override
    public void speaks(boolean on) {
        silent = !on;
    }

    @Override
    public void press(String text) {
        sender.press(text);
    }

    @Override
    public String digits() {
        return digits.toString();
    }

    @Override
    public String state() {
        return interference().received().count() + " RTP packets came and "
                + interference().sent().count() + " were sent to " + remote;
    }

    @Override
    public String strayed() {
        return strayed == 0 ? "" : strayed + " packets came to the port that it described, from which it sends nothing";
    }

    @Override
    public void close() {
        clock.cancel(false);
        reports.cancel(false);
        ports.forEach(UdpPort.Pair::close);
    }
}
