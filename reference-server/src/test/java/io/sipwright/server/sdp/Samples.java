package io.sipwright.server.sdp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Descriptions that Chromium and Firefox really sent. */
public final class Samples {
    private static final Pattern BODY = Pattern.compile("(v=0\r\n(?:[a-z]=[^\r\n]*\r\n)+)");

    private static final List<String> FILES = List.of(
            "jssip-chromium-invite-audio.txt",
            "jssip-chromium-invite-audio-video.txt",
            "jssip-firefox-invite-audio.txt",
            "jssip-firefox-invite-audio-video.txt",
            "sipjs-chromium-invite-audio.txt",
            "sipjs-chromium-invite-audio-video.txt",
            "sipjs-firefox-invite-audio.txt",
            "sipjs-firefox-invite-audio-video.txt",
            "call-jssip-to-sipjs-chromium.txt",
            "call-jssip-to-sipjs-firefox.txt",
            "call-sipjs-to-jssip-chromium.txt",
            "call-sipjs-to-jssip-firefox.txt");

    private Samples() {}

    /** Every description of every sample. */
    public static List<byte[]> all() {
        return FILES.stream().flatMap(file -> bodies(file).stream()).toList();
    }

    /** The first description of one sample. */
    public static byte[] first(String file) {
        return bodies(file).get(0);
    }

    /** All descriptions of one sample, in order. */
    public static List<byte[]> bodies(String file) {
        Matcher matcher = BODY.matcher(read(file));
        return matcher.results()
                .map(found -> found.group(1).getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** The lines, for comparison. */
    public static List<String> lines(byte[] sdp) {
        return Arrays.asList(new String(sdp, StandardCharsets.ISO_8859_1).split("\r\n"));
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/samples/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
