package io.sipwright.server.sip;

import io.sipwright.server.sip.StartLine.RequestLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks of a message before JAIN-SIP parses it (RFC 3261 §7, §8.1.1, §18.3, §20). */
final class MessageRules {
    /** More Vias than any Max-Forwards allows are an attack on the parser. A response has our own too. */
    static final int VIA_LIMIT = 70;

    private static final List<String> MANDATORY = List.of("via", "from", "to", "call-id", "cseq");
    private static final Set<String> SINGLE =
            Set.of("from", "to", "call-id", "cseq", "max-forwards", "content-length", "content-type", "expires");
    private static final Set<String> UNDERSTOOD_WHOLE = Set.of("via", "call-id", "cseq", "route", "record-route");
    private static final Set<String> ADDRESSES = Set.of("from", "to");
    private static final Pattern CSEQ = Pattern.compile("(\\d{1,10})\\s+(\\S+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final long CSEQ_LIMIT = 1L << 31;
    private static final int MAX_FORWARDS_LIMIT = 255;

    private MessageRules() {}

    static void check(RawMessage raw, StartLine start) throws BadMessageException {
        names(raw);
        text(raw); // WS-008 · RFC 3261 §16.3 item 1, §25.1
        for (String name : MANDATORY) {
            require(raw.count(name) > 0, "Missing " + name + " (RFC 3261 §8.1.1)"); // TOR-034 · RFC 4475 §3.3.1
        }
        for (String name : SINGLE) {
            require(raw.count(name) <= 1, "Repeated " + name + " (RFC 3261 §7.3.1)"); // TOR-041 · RFC 4475 §3.3.8
        }
        int most = start instanceof RequestLine ? VIA_LIMIT : VIA_LIMIT + 1;
        require(vias(raw) <= most, "More than " + most + " Vias");
        cseq(raw.values("cseq").get(0), start);
        for (String name : ADDRESSES) {
            // TOR-028 · RFC 3261 §25.1: a display name with a comma is quoted, or it reads as two addresses
            String value = raw.values(name).get(0);
            require(value.indexOf(',') < 0 || CommaList.of(value).size() == 1, "Comma in " + name + " (RFC 3261 §20)");
        }
        contacts(raw.values("contact"));
        for (String hops : raw.values("max-forwards")) {
            require(
                    NUMBER.matcher(hops).matches() && Integer.parseInt(hops) <= MAX_FORWARDS_LIMIT,
                    "Bad Max-Forwards (RFC 3261 §20.22)");
        }
    }

    /** The length of the body: what Content-Length says, or all that follows the header section. */
    static int bodyLength(RawMessage raw) throws BadMessageException {
        List<String> lengths = raw.values("content-length");
        int available = raw.body().length;
        if (lengths.isEmpty()) {
            return available; // WS-011 · RFC 7118 §5, RFC 3261 §18.3
        }
        boolean number = NUMBER.matcher(lengths.get(0)).matches();
        require(number, "Bad Content-Length (RFC 3261 §20.14)"); // TOR-016 · RFC 4475 §3.1.2.3
        int length = Integer.parseInt(lengths.get(0));
        require(length <= available, "Content-Length beyond the message (RFC 3261 §18.3)"); // TOR-015 · RFC 3261 §18.3
        return length; // WS-010, TOR-008 · RFC 3261 §18.3: what follows is discarded
    }

    private static void names(RawMessage raw) throws BadMessageException {
        for (RawHeader header : raw.headers()) {
            require(StartLine.isToken(header.name()), "Header line without a name (RFC 3261 §7.3)");
        }
    }

    private static int vias(RawMessage raw) {
        int vias = 0;
        for (String value : raw.values("via")) {
            vias++;
            for (int comma = value.indexOf(','); comma >= 0; comma = value.indexOf(',', comma + 1)) {
                vias++;
            }
        }
        return vias;
    }

    /** REG-009 · RFC 3261 §20.10: a star must be the only value; JAIN-SIP drops it if another one follows. */
    private static void contacts(List<String> values) throws BadMessageException {
        boolean star = false;
        for (String value : values) {
            star |= value.indexOf('*') >= 0
                    && CommaList.of(value).stream().anyMatch(element -> element.startsWith("*"));
        }
        boolean alone = values.size() == 1 && values.get(0).equals("*");
        require(!star || alone, "Contact: * beside another (RFC 3261 §20.10)");
    }

    /** Parsed fields must be valid text (RFC 3261 §25.1); elsewhere any bytes pass (§16.3 item 1). */
    private static void text(RawMessage raw) throws BadMessageException {
        if (raw.charset().equals(StandardCharsets.UTF_8)) {
            return;
        }
        require(RawMessage.isAscii(raw.startLine()) || raw.startLine().startsWith("SIP/"), "Request-URI is not UTF-8");
        for (RawHeader header : raw.headers()) {
            boolean sound = !UNDERSTOOD_WHOLE.contains(header.key()) || RawMessage.isAscii(header.value());
            boolean address =
                    !ADDRESSES.contains(header.key()) || RawMessage.isAscii(behindDisplayName(header.value()));
            require(sound && address, header.name() + " is not UTF-8 (RFC 3261 §25.1)");
        }
    }

    private static String behindDisplayName(String address) {
        return address.substring(Math.max(0, address.lastIndexOf('<')));
    }

    private static void cseq(String value, StartLine start) throws BadMessageException {
        Matcher matcher = CSEQ.matcher(value);
        require(matcher.matches(), "Bad CSeq (RFC 3261 §20.16)");
        require(Long.parseLong(matcher.group(1)) < CSEQ_LIMIT, "CSeq not below 2**31 (RFC 3261 §8.1.1.5)"); // TOR-017
        if (start instanceof RequestLine request) {
            // TOR-030, TOR-031 · RFC 3261 §8.1.1.5
            require(matcher.group(2).equals(request.method()), "CSeq method is not " + request.method());
        }
    }

    /** The method in a well-formed CSeq, in its own case (RFC 3261 §20.16); tabs separate as spaces do (§25.1). */
    static String cseqMethod(String value) {
        Matcher matcher = CSEQ.matcher(value);
        return matcher.matches() ? matcher.group(2) : "";
    }

    private static void require(boolean holds, String otherwise) throws BadMessageException {
        if (!holds) {
            throw new BadMessageException(400, otherwise);
        }
    }
}
