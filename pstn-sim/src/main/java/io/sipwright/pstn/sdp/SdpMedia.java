package io.sipwright.pstn.sdp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One media description, with what it inherits from the session level. */
public final class SdpMedia {
    /** Session-level attributes that apply to media descriptions without their own, with the RFC that says so. */
    private static final Set<String> INHERITED = Set.of(
            "setup", // RFC 4145 §4
            "connection", // RFC 4145 §5
            "fingerprint", // RFC 8122 §5
            "tls-id", // RFC 8842 §4
            "ice-ufrag", // RFC 8839 §5.4
            "ice-pwd",
            "ice-options", // RFC 8839 §5.6
            "extmap", // RFC 8285 §5
            "extmap-allow-mixed", // RFC 8285 §6
            "sendrecv", // RFC 8866 §6.7
            "sendonly",
            "recvonly",
            "inactive");

    /** The static audio payload types in use (RFC 3551 §6). */
    private static final Map<String, String> STATIC_PAYLOADS = Map.of(
            "0", "PCMU/8000", "3", "GSM/8000", "8", "PCMA/8000", "9", "G722/8000", "13", "CN/8000", "18", "G729/8000");

    private final SdpSection session;
    private final SdpSection own;
    private final String[] line;

    SdpMedia(SdpSection session, SdpSection own) {
        this.session = session;
        this.own = own;
        this.line = own.line('m').orElse("").trim().split("\\s+");
    }

    /** The lines of this media description only. */
    public SdpSection section() {
        return own;
    }

    /** {@code audio}, {@code video}, … */
    public String kind() {
        return part(0);
    }

    /** Port of the {@code m=} line; 0 means refused (RFC 3264 §6); -1 where it is no number. */
    public int port() {
        String number = part(1).split("/", 2)[0];
        return number.matches("\\d{1,5}") ? Integer.parseInt(number) : -1;
    }

    /** For example {@code UDP/TLS/RTP/SAVPF} or {@code RTP/AVP}. */
    public String proto() {
        return part(2);
    }

    public List<String> formats() {
        return Arrays.stream(line).skip(3).toList();
    }

    /** Value of the attribute here, else at the session level where the RFC of the attribute lets it be inherited. */
    public Optional<String> attribute(String name) {
        Optional<String> here = own.attribute(name);
        return here.isEmpty() && INHERITED.contains(name) ? session.attribute(name) : here;
    }

    /** All values here; where there are none, those that are inherited. */
    public List<String> attributes(String name) {
        List<String> here = own.attributes(name);
        return here.isEmpty() && INHERITED.contains(name) ? session.attributes(name) : here;
    }

    public boolean has(String name) {
        return attribute(name).isPresent();
    }

    /** Encoding of a payload type, for example {@code opus/48000/2}; static types of RFC 3551 need no rtpmap. */
    public Optional<String> rtpmap(String format) {
        Optional<String> written = mapping("rtpmap", format);
        return written.isPresent() ? written : Optional.ofNullable(STATIC_PAYLOADS.get(format));
    }

    /**
     * Whether a payload type has this encoding, for example {@code PCMU/8000}. The case of its name means nothing (RFC 4855 §3), and one channel
     * may be written or left out (RFC 8866 §6.6).
     */
    public boolean encodes(String format, String encoding) {
        return rtpmap(format)
                .map(SdpMedia::withoutOneChannel)
                .filter(withoutOneChannel(encoding)::equalsIgnoreCase)
                .isPresent();
    }

    private static String withoutOneChannel(String encoding) {
        return encoding.strip().replaceFirst("(/\\d+)/1$", "$1");
    }

    /** Format parameters of a payload type. */
    public Optional<String> fmtp(String format) {
        return mapping("fmtp", format);
    }

    /** The first offered payload type with this encoding name, in any case. */
    public Optional<String> format(String encodingName) {
        return formats().stream()
                .filter(f -> rtpmap(f)
                        .filter(m -> m.split("/", 2)[0].equalsIgnoreCase(encodingName))
                        .isPresent())
                .findFirst();
    }

    /** The candidate lines that can be read. */
    public List<Candidate> candidates() {
        return own.attributes("candidate").stream()
                .map(Candidate::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** {@code sendrecv} where nothing is written (RFC 8866 §6.7). */
    public Direction direction() {
        return Direction.in(own).or(() -> Direction.in(session)).orElse(Direction.SENDRECV);
    }

    /** Address of the {@code c=} line here or at the session level. */
    public Optional<String> connectionAddress() {
        return own.line('c').or(() -> session.line('c')).map(c -> {
            String[] parts = c.trim().split("\\s+");
            return parts.length < 3 ? "" : parts[2].split("/", 2)[0];
        });
    }

    private Optional<String> mapping(String attribute, String format) {
        return own.attributes(attribute).stream()
                .filter(v -> v.startsWith(format + " "))
                .map(v -> v.substring(format.length() + 1).trim())
                .findFirst();
    }

    private String part(int index) {
        return index < line.length ? line[index] : "";
    }
}
