package io.sipwright.ci.peer;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a baresip runs.
 *
 * @param server where it registers
 * @param user its user part; the password is {@code <user>-secret}
 * @param firstPort of fifty: SIP over UDP and TCP, SIP over TLS, the control socket, RTP from the tenth on
 * @param codecs modules, in order of preference: {@code opus}, {@code g711}
 */
public record BaresipSettings(InetSocketAddress server, String user, int firstPort, List<String> codecs) {
    static final String DOMAIN = "sipwright.test";

    private static final int WIDEBAND = 48_000;
    private static final int NARROWBAND = 8_000;

    public BaresipSettings {
        codecs = List.copyOf(codecs);
    }

    /** In hertz: the rate of its first codec, so that nothing is resampled. */
    int sampleRate() {
        return codecs.get(0).equals("opus") ? WIDEBAND : NARROWBAND;
    }

    int controlPort() {
        return firstPort + 2;
    }

    Path voice(Path folder) {
        return folder.resolve("voice.wav");
    }

    String config(Path folder) {
        return """
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                rtp_ports %d-%d
                rtcp_mux no
                call_max_calls 1
                audio_source aufile,%s
                ausrc_srate %d
                ausrc_channels 1
                ausrc_format s16
                audec_format s16
                snd_path %s
                module_path /usr/lib/baresip/modules
                %s
                module aufile.so
                module sndfile.so
                module_tmp uuid.so
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen 127.0.0.1:%d
                ringback_disabled yes
                """.formatted(
                        firstPort,
                        firstPort + 10,
                        firstPort + 49,
                        voice(folder),
                        sampleRate(),
                        folder,
                        codecs.stream().map(codec -> "module " + codec + ".so").collect(Collectors.joining("\n")),
                        controlPort());
    }

    String account() {
        return "<sip:%s@%s>;auth_user=%s;auth_pass=%s-secret;outbound=\"sip:%s:%d;transport=udp\";answermode=auto\n"
                .formatted(user, DOMAIN, user, user, server.getHostString(), server.getPort());
    }
}
