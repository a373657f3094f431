package io.sipwright.server.media.ice;

import io.sipwright.server.media.stun.BindingRequest;
import io.sipwright.server.media.stun.BindingResponse;
import io.sipwright.server.media.stun.StunWriter;
import io.sipwright.server.sdp.IceCredentials;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which checks of the peer are refused, and how. */
final class StunRequestValidator {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int UNKNOWN_ATTRIBUTE = 420;

    private final IceCredentials local;
    private final OwnRole role;

    StunRequestValidator(IceCredentials local, OwnRole role) {
        this.local = local;
        this.role = role;
    }

    /**
     * The refusal; empty when the request is to be answered with success.
     *
     * @param peer the peer's credentials; null while they are not known. Other ones are those of a restart that is not agreed on: a
     *     success would move the browser to a pair on which we cannot check it, and keep it there
     */
    Optional<byte[]> refusal(BindingRequest request, @Nullable IceCredentials peer) { // MED-002 · RFC 8489 §9.1.3
        if (!request.integrity().present() || request.username().isEmpty()) {
            return Optional.of(StunWriter.refusal(request.transaction(), BAD_REQUEST));
        }
        if (!request.receiver().equals(local.ufrag()) || !request.integrity().madeWith(local.password())) {
            return Optional.of(StunWriter.refusal(request.transaction(), UNAUTHENTICATED));
        }
        if (peer != null && !request.sender().equals(peer.ufrag())) { // MED-034 · RFC 8445 §9, RFC 8489 §9.1.3
            return Optional.of(StunWriter.refusal(request.transaction(), UNAUTHENTICATED));
        }
        if (!request.unknown().isEmpty()) { // RFC 8489 §6.3.1
            return Optional.of(signed(request, UNKNOWN_ATTRIBUTE, request.unknown()));
        }
        if (role.refuses(request)) {
            return Optional.of(signed(request, BindingResponse.ROLE_CONFLICT, List.of()));
        }
        return Optional.empty();
    }

    private byte[] signed(BindingRequest request, int code, List<Integer> unknown) {
        return StunWriter.refusal(request.transaction(), code, unknown, local.password());
    }
}
