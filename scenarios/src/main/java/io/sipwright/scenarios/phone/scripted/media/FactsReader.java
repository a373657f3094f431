package io.sipwright.scenarios.phone.scripted.media;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.phone.scripted.dtls.ClientHello;
import java.net.InetSocketAddress;

/** Reports the engine's statistics in the form of getStats; states are those of the audio's path. */
final class FactsReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FactsReader() {}

    static MediaFacts read(MediaPaths paths, AudioStream audio, VideoStream video) {
        MediaPath path = paths.audio();
        String remote = remote(path);
        String role = path.dtls().map(dtls -> dtls.role().word()).orElse("");
        return new MediaFacts(
                path.ice().state().word(),
                path.dtlsState().word(),
                role,
                path.cipher(),
                remote,
                path.ice().checksAnswered(),
                audio.packetsReceived(),
                audio.reception().lost(),
                audio.packetsSent(),
                0,
                audio.codec(),
                video.framesReceived(),
                video.framesSent(),
                path.clientHellos().stream().map(ClientHello::by).toList(),
                json(paths, audio, video));
    }

    private static String json(MediaPaths paths, AudioStream audio, VideoStream video) {
        MediaPath path = paths.audio();
        ObjectNode root = JSON.createObjectNode();
        root.putObject("ice")
                .put("state", path.ice().state().word())
                .put("controlling", path.ice().controlling())
                .put("remoteCandidate", remote(path))
                .put("checksAnswered", path.ice().checksAnswered());
        ObjectNode dtls = root.putObject("dtls");
        dtls.put("state", path.dtlsState().word())
                .put("role", path.dtls().map(session -> session.role().word()).orElse(""))
                .put("srtpCipher", path.cipher());
        ArrayNode hellos = dtls.putArray("clientHellos");
        path.clientHellos()
                .forEach(hello ->
                        hellos.addObject().put("at", hello.at().toString()).put("by", hello.by()));
        root.putObject("audio")
                .put("codec", audio.codec())
                .put("packetsReceived", audio.packetsReceived())
                .put("reception", audio.reception().summary())
                .put("packetsSent", audio.packetsSent())
                .put("digitsReceived", audio.digits())
                .put("srtpRefused", path.refused())
                .put("controlPacketsReceived", path.controlCount());
        ObjectNode seen = root.putObject("video")
                .put("note", "VP8-like packets; whole frames are counted, nothing is decoded")
                .put("framesReceived", video.framesReceived())
                .put("framesSent", video.framesSent());
        paths.videosOwn().ifPresent(own -> seen.putObject("ownTransport")
                .put("iceState", own.ice().state().word())
                .put("remoteCandidate", remote(own))
                .put("dtlsState", own.dtlsState().word())
                .put("srtpRefused", own.refused()));
        return root.toPrettyString();
    }

    private static String remote(MediaPath path) {
        return path.ice().selected().map(FactsReader::hostPort).orElse("");
    }

    private static String hostPort(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
