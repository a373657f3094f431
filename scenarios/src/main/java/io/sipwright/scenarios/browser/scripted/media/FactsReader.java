package io.sipwright.scenarios.browser.scripted.media;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sipwright.scenarios.browser.MediaFacts;
import io.sipwright.scenarios.browser.scripted.dtls.ClientHello;
import java.net.InetSocketAddress;

/** Writes down what the engine knows, in getStats' words. */
final class FactsReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FactsReader() {}

    static MediaFacts read(MediaPath path, AudioStream audio, VideoStream video) {
        String remote = path.ice().selected().map(FactsReader::hostPort).orElse("");
        String role = path.dtls().map(dtls -> dtls.role().word()).orElse("");
        return new MediaFacts(
                path.ice().state().word(),
                path.dtlsState().word(),
                role,
                path.cipher(),
                remote,
                path.ice().checksAnswered(),
                audio.packetsReceived(),
                audio.packetsSent(),
                audio.codec(),
                video.framesReceived(),
                video.framesSent(),
                path.hellos().seen().stream().map(ClientHello::by).toList(),
                json(path, audio, video, remote));
    }

    private static String json(MediaPath path, AudioStream audio, VideoStream video, String remote) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("ice")
                .put("state", path.ice().state().word())
                .put("controlling", path.ice().controlling())
                .put("remoteCandidate", remote)
                .put("checksAnswered", path.ice().checksAnswered());
        ObjectNode dtls = root.putObject("dtls");
        dtls.put("state", path.dtlsState().word())
                .put("role", path.dtls().map(session -> session.role().word()).orElse(""))
                .put("srtpCipher", path.cipher());
        ArrayNode hellos = dtls.putArray("clientHellos");
        path.hellos().seen().forEach(hello -> hellos.addObject()
                .put("at", hello.at().toString())
                .put("by", hello.by()));
        root.putObject("audio")
                .put("codec", audio.codec())
                .put("packetsReceived", audio.packetsReceived())
                .put("packetsSent", audio.packetsSent())
                .put("digitsReceived", audio.digits())
                .put("srtpRefused", path.refused())
                .put("controlPacketsReceived", path.controlPackets());
        root.putObject("video")
                .put("note", "VP8-like packets; whole frames are counted, nothing is decoded")
                .put("framesReceived", video.framesReceived())
                .put("framesSent", video.framesSent());
        return root.toPrettyString();
    }

    private static String hostPort(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
