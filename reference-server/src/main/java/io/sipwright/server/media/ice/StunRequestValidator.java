package io.sipwright.server.media.ice;

import io.sipwright.server.media.stun.BindingRequest;
import io.sipwright.server.media.stun.BindingResponse;
import io.sipwright.server.media.stun.StunWriter;
import io.sipwright.server.sdp.IceCredentials;
import java.util.List;
import java.util.Optional;

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

    /** The refusal; empty when the request is to be answered with success. */
    Optional<byte[]> refusal(BindingRequest request) { // MED-002 · RFC 8489 §9.1.3
        if (!request.integrity().present() || request.username().isEmpty()) {
            return Optional.of(StunWriter.refusal(request.transaction(), BAD_REQUEST));
        }
        if (!request.receiver().equals(local.ufrag()) || !request.integrity().madeWith(local.password())) {
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
