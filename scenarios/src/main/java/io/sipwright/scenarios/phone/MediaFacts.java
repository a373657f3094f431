package io.sipwright.scenarios.phone;

import java.util.List;

/**
 * A snapshot of the phone's media statistics, from getStats or from the scripted browser's engine. Counts are since the
 * call began; a value that the browser does not provide is 0, empty or false.
 *
 * @param iceState {@code new}, {@code checking}, {@code connected}, {@code completed}, {@code failed}, {@code closed}
 * @param dtlsState {@code new}, {@code connecting}, {@code connected}, {@code failed}, {@code closed}
 * @param dtlsRole the phone's role, {@code client}, {@code server} or empty
 * @param srtpCipher as getStats names it
 * @param remoteCandidate address and port of the selected pair's remote end, {@code host:port}
 * @param checksAnswered own connectivity checks that were answered with success
 * @param audioPacketsReceived RTP packets
 * @param audioPacketsLost RTP packets that never came, by their sequence numbers
 * @param audioPacketsSent RTP packets
 * @param audioBehindMillis how far the phone's own sound is behind the clock; only differences mean something, and 0 is not known
 * @param audioCodec for example {@code PCMU/8000}
 * @param videoFramesDecoded frames
 * @param videoFramesSent frames encoded and sent
 * @param dtlsClientHellos who sent a ClientHello, in order, {@code local} or {@code remote}; scripted browser only
 * @param json the complete statistics, for the report
 */
public record MediaFacts(
        String iceState,
        String dtlsState,
        String dtlsRole,
        String srtpCipher,
        String remoteCandidate,
        long checksAnswered,
        long audioPacketsReceived,
        long audioPacketsLost,
        long audioPacketsSent,
        long audioBehindMillis,
        String audioCodec,
        long videoFramesDecoded,
        long videoFramesSent,
        List<String> dtlsClientHellos,
        String json) {

    public MediaFacts {
        dtlsClientHellos = List.copyOf(dtlsClientHellos);
    }

    /** Share of the audio packets that never came, 0 to 1; 0 if none came. */
    public double audioLossShare() {
        long due = audioPacketsReceived + audioPacketsLost;
        return due == 0 ? 0 : audioPacketsLost / (double) due;
    }

    /** The same with other states and ClientHellos. */
    public MediaFacts with(String ice, String dtls, List<String> hellos) {
        return new MediaFacts(
                ice,
                dtls,
                dtlsRole,
                srtpCipher,
                remoteCandidate,
                checksAnswered,
                audioPacketsReceived,
                audioPacketsLost,
                audioPacketsSent,
                audioBehindMillis,
                audioCodec,
                videoFramesDecoded,
                videoFramesSent,
                hellos,
                json);
    }
}
