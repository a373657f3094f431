package io.sipwright.server.sip;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The response to bytes that the codec refused, made from their raw header lines (RFC 3261 §8.2.6.2, §18.2.1). */
public final class Refusal {
    private static final Pattern USABLE_VIA =
            Pattern.compile("SIP\\s*/\\s*\\d+\\.\\d+\\s*/\\s*[\\w-]+\\s+[^\\s;,]+.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMPTY_RPORT = Pattern.compile(";\\s*rport\\s*(?=[;,]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RECEIVED = Pattern.compile(";\\s*received\\s*=[^;,]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile(";\\s*tag\\s*=", Pattern.CASE_INSENSITIVE);

    private Refusal() {}

    /**
     * @param bytes what was refused
     * @param source where it came from
     * @return empty if no response is due: to a response, an ACK, or without a usable Via
     */
    public static Optional<byte[]> of(byte[] bytes, BadMessageException why, InetSocketAddress source) {
        RawMessage raw = RawMessage.cut(bytes);
        if (why.status() < 300 || !hasUsableVia(raw)) {
            return Optional.empty();
        }
        return Optional.of(text(raw, why, source).getBytes(raw.charset()));
    }

    /** Whether these bytes are meant to be SIP: their first line has its version. */
    public static boolean looksLikeSip(byte[] bytes) {
        return RawMessage.cut(bytes).startLine().contains("SIP/");
    }

    static boolean hasUsableVia(RawMessage raw) {
        List<String> vias = raw.values("via");
        return !vias.isEmpty() && USABLE_VIA.matcher(vias.get(0)).matches();
    }

    /** The method in the start line; empty for a response or for text that is not SIP. */
    static Optional<String> method(RawMessage raw) {
        String line = raw.startLine();
        int space = line.indexOf(' ');
        boolean request = space > 0 && !line.startsWith("SIP/") && line.contains("SIP/");
        return request ? Optional.of(line.substring(0, space)) : Optional.empty();
    }

    private static String text(RawMessage raw, BadMessageException why, InetSocketAddress source) {
        StringBuilder text = new StringBuilder();
        text.append("SIP/2.0 ")
                .append(why.status())
                .append(' ')
                .append(SipElements.oneLine(String.valueOf(why.getMessage())))
                .append("\r\n");
        List<String> vias = raw.values("via");
        for (int i = 0; i < vias.size() && i < MessageRules.VIA_LIMIT; i++) {
            line(text, "Via", i == 0 ? stamped(vias.get(0), source) : vias.get(i));
        }
        first(raw, "from").ifPresent(value -> line(text, "From", value));
        first(raw, "to").ifPresent(value -> line(text, "To", tagged(value, raw)));
        first(raw, "call-id").ifPresent(value -> line(text, "Call-ID", value));
        first(raw, "cseq").ifPresent(value -> line(text, "CSeq", value));
        line(text, "Content-Length", "0");
        return text.append("\r\n").toString();
    }

    private static String stamped(String via, InetSocketAddress source) {
        int comma = via.indexOf(',');
        String top = comma < 0 ? via : via.substring(0, comma);
        String rest = comma < 0 ? "" : via.substring(comma);
        String bare = RECEIVED.matcher(top).replaceAll("");
        String ported = EMPTY_RPORT.matcher(bare).replaceAll(";rport=" + source.getPort());
        return ported + ";received=" + ViaSource.text(source.getAddress()) + rest;
    }

    private static String tagged(String to, RawMessage raw) {
        String seed = first(raw, "call-id").orElse("") + first(raw, "cseq").orElse("");
        return TAG.matcher(to).find() ? to : to + ";tag=" + ToTag.of(seed);
    }

    private static Optional<String> first(RawMessage raw, String key) {
        return raw.values(key).stream().findFirst();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
