package io.sipwright.scenarios.phone.scripted.ice;

import io.sipwright.scenarios.stun.StunAttribute;
import io.sipwright.scenarios.stun.StunType;
import io.sipwright.scenarios.stun.StunWriter;

/** A connectivity check as it goes out (RFC 8445 §7.2.2). */
final class BindingRequest {
    private static final int PEER_REFLEXIVE = 110;

    private BindingRequest() {}

    static byte[] write(byte[] id, IceCredentials peer, String localUfrag, IceRole role, boolean nominate) {
        StunWriter request = new StunWriter(StunType.BINDING_REQUEST, id)
                .text(StunAttribute.USERNAME, peer.ufrag() + ":" + localUfrag)
                .number32(StunAttribute.PRIORITY, LocalCandidate.priority(PEER_REFLEXIVE, 65535));
        role.announce(request);
        if (nominate) {
            request.attribute(StunAttribute.USE_CANDIDATE, new byte[0]);
        }
        return request.sign(peer.password());
    }
}
