package io.sipwright.server.media.bridge;

import io.sipwright.server.media.dtls.DtlsKeys;
import io.sipwright.server.media.srtp.SrtpDirection;

/** Both directions under the keys of one handshake. */
record Protection(SrtpDirection sending, SrtpDirection receiving) {
    static Protection of(DtlsKeys keys) {
        return new Protection(SrtpDirection.sending(keys.ours()), SrtpDirection.receiving(keys.theirs()));
    }
}
