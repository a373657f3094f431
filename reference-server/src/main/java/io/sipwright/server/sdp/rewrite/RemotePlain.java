package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaDescription;

/**
 * Where a plain side wants its packets.
 *
 * @param rtp for RTP; host {@code 0.0.0.0} means nowhere (RFC 3264 §8.4)
 * @param rtcp for RTCP: the next port, or what a=rtcp says (RFC 3605)
 */
public record RemotePlain(MediaAddress rtp, MediaAddress rtcp) {
    /** Reads the audio section's address. */
    public static RemotePlain of(ParsedDescription plain) throws NotBridgeableException {
        MediaDescription section = plain.audioSection();
        String connection = section.value('c')
                .or(() -> plain.sdp().value('c'))
                .orElseThrow(
                        () -> new NotBridgeableException("neither the session nor its audio has c= (RFC 8866 §5.7)"));
        MediaAddress rtp =
                new MediaAddress(MediaAddress.host(connection), section.line().port());
        return new RemotePlain(rtp, rtcp(section, rtp));
    }

    private static MediaAddress rtcp(MediaDescription section, MediaAddress rtp) {
        String[] words = section.attribute("rtcp").orElse("").split(" +");
        if (!words[0].matches("\\d{1,5}")) {
            return new MediaAddress(rtp.host(), rtp.port() + 1);
        }
        String host = words.length == 4 ? words[3] : rtp.host();
        return new MediaAddress(host, Integer.parseInt(words[0]));
    }
}
