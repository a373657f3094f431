package io.sipwright.scenarios.phone.scripted.sdp;

import io.sipwright.scenarios.phone.scripted.dtls.Fingerprint;
import io.sipwright.scenarios.phone.scripted.ice.IceCredentials;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What all descriptions of one peer connection have in common.
 *
 * @param sessionId the number in the o-line
 * @param stream id of the media stream
 * @param cname RTCP's canonical name (RFC 3550 §6.5.1)
 * @param ice our credentials
 * @param fingerprint as announced, which a fault may make wrong
 */
public record LocalEnd(long sessionId, String stream, String cname, IceCredentials ice, Fingerprint fingerprint) {

    /** With random identifiers. */
    public static LocalEnd of(IceCredentials ice, Fingerprint fingerprint) {
        long id = ThreadLocalRandom.current().nextLong(1L << 62);
        return new LocalEnd(
                id, UUID.randomUUID().toString(), UUID.randomUUID().toString().substring(0, 16), ice, fingerprint);
    }
}
