package io.sipwright.server.registrar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A binding: one way to reach a user (RFC 3261 §10.3).
 *
 * @param aor the user's address-of-record
 * @param contact the Contact value exactly as registered, without its expires
 * @param source where the REGISTER came from
 * @param outbound instance and reg-id, where RFC 5626 applies
 * @param path the Path values, topmost first (RFC 3327)
 * @param version Call-ID and CSeq of the REGISTER that wrote it
 */
public record Binding(
        AddressOfRecord aor,
        Contact contact,
        Source source,
        Optional<OutboundKey> outbound,
        List<String> path,
        Version version) {
    public Binding {
        path = List.copyOf(path);
    }

    /**
     * What the client wrote, and until when.
     *
     * @param value the header's value without expires
     * @param uri the URI in it
     * @param expiry when it lapses
     */
    public record Contact(String value, String uri, Instant expiry) {}

    /**
     * Where the REGISTER came from.
     *
     * @param received {@code sip:ip:port;transport=x}
     * @param flowId the connection; requests to the binding go there or nowhere
     */
    public record Source(String received, String flowId) {}

    /** RFC 5626 §4.1 and §4.2: who, and which of its flows. */
    public record OutboundKey(String instance, int regId) {}

    /** RFC 3261 §10.3 step 7: orders the REGISTERs of one client. */
    public record Version(String callId, long cseq) {}

    public boolean liveAt(Instant now) {
        return contact.expiry().isAfter(now);
    }

    /** The instance id, if the client gave one. */
    public Optional<String> instance() {
        return outbound.map(OutboundKey::instance);
    }

    public OptionalInt regId() {
        return outbound.map(key -> OptionalInt.of(key.regId())).orElseGet(OptionalInt::empty);
    }
}
