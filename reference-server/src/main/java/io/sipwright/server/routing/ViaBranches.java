package io.sipwright.server.routing;

import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ProxyRequireHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;

/**
 * Our Vias: a branch is unique and ends in a hash of the routing fields, so that a looped request is recognised (RFC
 * 3261 §16.3 step 4, §16.6 step 8, RFC 5393 §4.2). Thread-safe.
 */
final class ViaBranches {
    private static final int HASH = 16;

    private final OwnAddresses own;
    private final SecureRandom random = new SecureRandom();

    ViaBranches(OwnAddresses own) {
        this.own = own;
    }

    /** Our Via for a flow, with a new branch. */
    ViaHeader via(Request received, Flow out) {
        return via(out, unique() + "." + loopHash(received));
    }

    /** A Via for our own request. */
    ViaHeader via(Flow out) {
        return via(out, unique());
    }

    private String unique() {
        byte[] salt = new byte[8];
        random.nextBytes(salt);
        return SipHeaders.MAGIC_COOKIE + HexFormat.of().formatHex(salt);
    }

    private ViaHeader via(Flow out, String branch) {
        ViaHeader via = SipElements.via(
                own.host(out.transport()),
                own.port(out.transport()),
                out.transport().name(),
                branch);
        if (!out.transport().isWebSocket()) {
            askForRport(via); // RFC 3581 §3
        }
        return via;
    }

    /** Whether this request has passed here before with the same routing fields. */
    boolean loops(Request received) {
        String hash = "";
        for (ViaHeader via : SipHeaders.all(received, ViaHeader.NAME, ViaHeader.class)) {
            String branch = via.getBranch();
            if (branch == null || branch.length() <= HASH || branch.charAt(branch.length() - HASH - 1) != '.') {
                continue; // none of ours
            }
            hash = hash.isEmpty() ? loopHash(received) : hash;
            if (branch.endsWith(hash)) {
                return true;
            }
        }
        return false;
    }

    private static String loopHash(Request request) {
        String decisive = String.join(
                "\n",
                request.getRequestURI().toString(),
                SipHeaders.callId(request),
                SipHeaders.fromTag(request),
                SipHeaders.toTag(request),
                Long.toString(SipHeaders.cseq(request)),
                String.join(",", SipHeaders.values(request, RouteHeader.NAME)),
                String.join(",", SipHeaders.values(request, ProxyRequireHeader.NAME)));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(decisive.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void askForRport(ViaHeader via) {
        try {
            via.setRPort();
        } catch (InvalidArgumentException never) {
            throw new IllegalStateException(never);
        }
    }
}
