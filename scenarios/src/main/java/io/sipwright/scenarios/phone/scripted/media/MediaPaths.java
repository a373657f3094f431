package io.sipwright.scenarios.phone.scripted.media;

import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsTerms;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import io.sipwright.scenarios.phone.scripted.ice.LocalCandidate;
import io.sipwright.scenarios.phone.scripted.sdp.Agreement;
import io.sipwright.scenarios.phone.scripted.sdp.MediaKind;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The paths of one peer connection. Every m-line has a socket of its own until BUNDLE is agreed on ("balanced", RFC 8829
 * §4.1.1); then all share the audio's. Where the far side does not bundle video, the video's socket stays and has its own
 * ICE, DTLS and SRTP (RFC 9143 §7.3.2, §7.4). Confined to the phone's event loop.
 */
final class MediaPaths {
    private final MediaWorld world;
    private final MediaPath audio;
    private final Supplier<MediaPath> another;
    private final List<MediaSocket> untilBundled = new ArrayList<>();
    private @Nullable MediaPath own;

    /**
     * Takes authentic RTP packets.
     *
     * @param shared those of the audio's path, bundled video among them
     * @param video those of the video's own path
     */
    record Receivers(Consumer<byte[]> shared, Consumer<byte[]> video) {}

    /** @param iceFailed told when any path has failed (RTCIceConnectionState, W3C WebRTC §4.3.3) */
    MediaPaths(MediaWorld world, PhoneEvents events, MediaPath.IceTerms ice, Receivers receivers, Runnable iceFailed) {
        this.world = world;
        this.audio = new MediaPath(world, events::add, ice, receivers.shared(), iceFailed);
        this.another = () -> new MediaPath(world, videoNews(events), ice, receivers.video(), iceFailed);
    }

    /** The phone's state is the audio's; of the video's own path only a failure is told, by name. */
    private static MediaPath.News videoNews(PhoneEvents events) {
        return (kind, detail) -> {
            if (kind == PhoneEvent.Kind.MEDIA_FAILED) {
                events.add(kind, "video: " + detail);
            }
        };
    }

    MediaPath audio() {
        return audio;
    }

    /** The video's, where it has one of its own. */
    Optional<MediaPath> videosOwn() {
        return Optional.ofNullable(own);
    }

    /** Where video is sent. */
    MediaPath video() {
        return videosOwn().orElse(audio);
    }

    /** Opens a socket for each m-line of the first offer, and says where they are. */
    List<List<LocalCandidate>> offer(List<MediaKind> kinds) {
        return kinds.stream().map(kind -> LocalCandidate.gather(port(kind))).toList();
    }

    private int port(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> audio.port();
            case VIDEO -> openVideo().port();
            case DATA -> {
                MediaSocket socket = new MediaSocket(world.loop(), new Unheard());
                untilBundled.add(socket);
                yield socket.port();
            }
        };
    }

    private MediaPath openVideo() {
        MediaPath path = videosOwn().orElseGet(another);
        own = path;
        return path;
    }

    /** Opens what an answer of ours will name. */
    void openFor(Agreement next) {
        if (next.videoTransport().isPresent()) {
            openVideo();
        }
    }

    /** Starts the paths that are new and closes those that are given up. */
    void agreed(Agreement next, Function<Agreement.Transport, DtlsTerms> terms) {
        start(audio, next.transport(), terms);
        next.videoTransport().ifPresentOrElse(transport -> start(video(), transport, terms), this::bundled);
        closeUnused();
    }

    private static void start(
            MediaPath path, Agreement.Transport transport, Function<Agreement.Transport, DtlsTerms> terms) {
        if (!path.started()) {
            path.start(transport, terms.apply(transport));
        }
    }

    private void bundled() {
        videosOwn().ifPresent(MediaPath::close);
        own = null;
    }

    private void closeUnused() {
        untilBundled.forEach(MediaSocket::close);
        untilBundled.clear();
    }

    /** Call every {@value io.sipwright.scenarios.phone.scripted.ice.IceAgent#TICK_MILLIS} ms. */
    void tick() {
        audio.tick();
        videosOwn().ifPresent(MediaPath::tick);
    }

    void close() {
        closeUnused();
        audio.close();
        videosOwn().ifPresent(MediaPath::close);
    }

    /** The tab is gone: not even close_notify. */
    void abandon() {
        closeUnused();
        audio.abandon();
        videosOwn().ifPresent(MediaPath::abandon);
    }

    /** Sockets of data channels, which BUNDLE is about to give up: nobody is to send there. */
    private static final class Unheard implements MediaSocket.Receiver {
        @Override
        public void stun(InetSocketAddress from, byte[] datagram) {}

        @Override
        public void dtls(byte[] datagram) {}

        @Override
        public void rtp(byte[] datagram) {}

        @Override
        public void rtcp(byte[] datagram) {}
    }
}
