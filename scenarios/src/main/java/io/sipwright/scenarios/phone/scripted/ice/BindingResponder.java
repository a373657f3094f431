package io.sipwright.scenarios.phone.scripted.ice;

import io.sipwright.scenarios.stun.StunAttribute;
import io.sipwright.scenarios.stun.StunMessage;
import io.sipwright.scenarios.stun.StunType;
import io.sipwright.scenarios.stun.StunWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers connectivity checks of the far side (RFC 8445 §7.3). No I/O; confined to the agent's thread. */
final class BindingResponder {
    /** What to send back, and whether the check counts. */
    record Reply(byte[] packet, boolean accepted) {}

    private final IceCredentials local;
    private final IceRole role;

    BindingResponder(IceCredentials local, IceRole role) {
        this.local = local;
        this.role = role;
    }

    Reply answer(StunMessage request, InetSocketAddress from) {
        if (!request.has(StunAttribute.USERNAME) || !request.has(StunAttribute.MESSAGE_INTEGRITY)) {
            return new Reply(
                    response(StunType.BINDING_ERROR, request)
                            .error(400, "Bad Request")
                            .fingerprinted(),
                    false);
        }
        if (!isForUs(request) || !request.integrityHolds(local.password())) {
            return new Reply(
                    response(StunType.BINDING_ERROR, request)
                            .error(401, "Unauthenticated")
                            .fingerprinted(),
                    false);
        }
        if (!role.settle(request)) {
            return new Reply(
                    response(StunType.BINDING_ERROR, request)
                            .error(487, "Role Conflict")
                            .sign(local.password()),
                    false);
        }
        return new Reply(
                response(StunType.BINDING_SUCCESS, request).xorMapped(from).sign(local.password()), true);
    }

    private boolean isForUs(StunMessage request) {
        String username =
                new String(request.attribute(StunAttribute.USERNAME).orElse(new byte[0]), StandardCharsets.UTF_8);
        return username.startsWith(local.ufrag() + ":");
    }

    private static StunWriter response(int type, StunMessage request) {
        byte[] id = new byte[12];
        request.transactionId().get(id);
        return new StunWriter(type, id);
    }
}
