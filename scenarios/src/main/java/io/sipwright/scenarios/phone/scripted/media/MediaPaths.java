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
 * The media paths of one peer connection. Each m-line has its own socket until BUNDLE is agreed on ("balanced", RFC
 * 8829 §4.1.1); then all share the audio's. If the far side does not bundle video, the video's socket stays and has its
 * own ICE, DTLS and SRTP (RFC 9143 §7.3.2, §7.4). Confined to the phone's event loop.
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
     * @param shared packets of the audio's path, including bundled video
     * @param video packets of the video's own path
     */
    record Receivers(Consumer<byte[]> shared, Consumer<byte[]> video) {}

    /** @param iceFailed called when any path has failed (RTCIceConnectionState, W3C WebRTC §4.3.3) */
    MediaPaths(MediaWorld world, PhoneEvents events, MediaPath.IceTerms ice, Receivers receivers, Runnable iceFailed) {
        this.world = world;
        this.audio = new MediaPath(world, events::add, ice, receivers.shared(), iceFailed);
        this.another = () -> new MediaPath(world, videoNews(events), ice, receivers.video(), iceFailed);
    }

    /** The phone's state is the audio's; of the video's own path only a failure is reported, by name. */
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

    /** The video's path, if it has its own. */
    Optional<MediaPath> videosOwn() {
        return Optional.ofNullable(own);
    }

    /** The path on which video is sent. */
    MediaPath video() {
        return videosOwn().orElse(audio);
    }

    /** Opens a socket for each m-line of the first offer and returns their candidates. */
    List<List<LocalCandidate>> offer(List<MediaKind> kinds) {
        return kinds.stream().map(this::candidates).toList();
    }

    private List<LocalCandidate> candidates(MediaKind kind) {
        return switch (kind) {
            case AUDIO, G711_AUDIO -> audio.candidates();
            case VIDEO -> openVideo().candidates();
            case DATA -> {
                MediaSocket socket = new MediaSocket(world, new Unheard());
                untilBundled.add(socket);
                yield socket.candidates();
            }
        };
    }

    private MediaPath openVideo() {
        MediaPath path = videosOwn().orElseGet(another);
        own = path;
        return path;
    }

    /** Opens the sockets for our answer. */
    void openFor(Agreement next) {
        if (next.videoTransport().isPresent()) {
            openVideo();
        }
    }

    /** Starts new paths and closes those no longer needed. */
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

    /** The tab was closed: not even close_notify is sent. */
    void abandon() {
        closeUnused();
        audio.abandon();
        videosOwn().ifPresent(MediaPath::abandon);
    }

    /** Receives on sockets of data channels, which are closed once BUNDLE is agreed on: nothing should arrive. */
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
