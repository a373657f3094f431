package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sdp.Direction;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.SipText;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The session descriptions of an endpoint without media: correct, and each identified by its name (RFC 8866). */
public final class Descriptions {
    /** The name of the default description. */
    public static final String USUAL = "call";

    private static final String EVENTS = "telephone-event";
    private static final String FINGERPRINT =
            "4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB:2F:9D:6E:01:55:" + "AC:7B:9E:10:22:33:44";

    private Descriptions() {}

    /**
     * Whose descriptions they are.
     *
     * @param host its address
     * @param webRtc as a browser describes itself, else as a telephone
     * @param ufrag user name fragment of ICE, and password: the same in all descriptions
     */
    public record End(InetAddress host, boolean webRtc, String ufrag, String password) {
        static End of(InetAddress host, boolean webRtc) {
            return new End(host, webRtc, Tokens.token(4), Tokens.token(24));
        }
    }

    /**
     * A description.
     *
     * @param name its {@code s=} line, which no server changes
     * @param answer whether it answers an offer
     */
    public static String text(String name, End end, boolean answer) {
        String address = end.host().getHostAddress();
        int port = 40_000 + 2 * Math.floorMod(name.hashCode(), 1000);
        String start = "v=0\r\no=- " + (7_000_000L + name.hashCode() % 1_000_000L) + " 1 IN IP4 " + address + "\r\ns="
                + marker(name) + "\r\n";
        return end.webRtc() ? start + webRtc(end, port, answer ? "active" : "actpass") : start + plain(address, port);
    }

    /**
     * The answer to an offer: its m-lines in place, its numbers for the codecs that both know, its direction mirrored (RFC 3264 §6). Where
     * nothing fits it stays as it is.
     */
    static String answer(String offer, String usual) {
        SdpText offered = SdpText.parse(offer);
        Optional<SdpMedia> theirs = offered.audio().filter(m -> m.port() != 0);
        SdpMedia ours = SdpText.parse(usual).audio().orElseThrow();
        if (theirs.isEmpty()) {
            return usual;
        }
        String text = usual;
        List<String> known =
                ours.formats().stream().flatMap(f -> ours.rtpmap(f).stream()).toList();
        List<String> common = theirs.get().formats().stream()
                .filter(f -> known.stream().anyMatch(encoding -> theirs.get().encodes(f, encoding)))
                .toList();
        if (!common.isEmpty() && !common.equals(ours.formats())) {
            text = set(text, "audio formats", String.join(" ", common), true);
            text = set(text, "audio a=fmtp", null, true);
            text = set(text, "audio a=rtpmap", null, true);
            for (String format : common) {
                text = set(
                        text,
                        "audio a=rtpmap",
                        format + " " + theirs.get().rtpmap(format).orElse(""),
                        false);
            }
            text = withEvents(text, ours);
        }
        text = set(text, "audio direction", mirrored(theirs.get().direction()).attribute(), true);
        Optional<String> mid = theirs.get().section().attribute("mid");
        boolean bundles = offered.session().has("group") && usual.contains("a=group:BUNDLE");
        text = set(text, "session a=group", bundles ? "BUNDLE " + mid.orElse("0") : null, true);
        text = set(text, "audio a=mid", mid.orElse(null), true);
        return inPlace(offered, text);
    }

    /** The events that it knows stay with their number in the answer (RFC 4733 §2.4.1). */
    private static String withEvents(String answer, SdpMedia usual) {
        Optional<String> own = usual.format(EVENTS).flatMap(usual::fmtp);
        Optional<String> number = SdpText.parse(answer).audio().flatMap(m -> m.format(EVENTS));
        return own.isPresent() && number.isPresent()
                ? set(answer, "audio a=fmtp", number.get() + " " + own.get(), false)
                : answer;
    }

    /** A telephone's description with its audio on this port; an answer where there is an offer. */
    public static String telephone(InetAddress host, int port, Optional<String> offer) {
        String usual = text(USUAL, new End(host, false, "", ""), offer.isPresent());
        String moved = set(usual, "audio port", String.valueOf(port), true);
        return offer.map(o -> answer(o, moved)).orElse(moved);
    }

    private static String set(String text, String cell, @Nullable String value, boolean first) {
        return DescriptionField.parse(cell).orElseThrow().set(text, Optional.ofNullable(value), first);
    }

    private static Direction mirrored(Direction theirs) {
        return switch (theirs) {
            case SENDONLY -> Direction.RECVONLY;
            case RECVONLY -> Direction.SENDONLY;
            case SENDRECV, INACTIVE -> theirs;
        };
    }

    /** Refuses every m-line but the first audio, in its place. */
    private static String inPlace(SdpText offered, String answer) {
        if (offered.media().size() == 1) {
            return answer;
        }
        int at = answer.indexOf("m=");
        String audio = answer.substring(at);
        SdpMedia taken = offered.audio().orElseThrow();
        return answer.substring(0, at)
                + offered.media().stream()
                        .map(m -> m == taken ? audio : refused(m))
                        .collect(Collectors.joining());
    }

    /** An m-line with port 0 in the place of this one. */
    static String refused(SdpMedia m) {
        String format = m.formats().isEmpty() ? "0" : m.formats().get(0);
        String mid =
                m.section().attribute("mid").map(v -> "a=mid:" + v + "\r\n").orElse("");
        return "m=" + m.kind() + " 0 " + m.proto() + " " + format + "\r\nc=IN IP4 0.0.0.0\r\n" + mid;
    }

    private static String plain(String address, int port) {
        return "c=IN IP4 " + address + "\r\nt=0 0\r\nm=audio " + port + " RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\n"
                + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=sendrecv\r\n";
    }

    private static String webRtc(End end, int port, String setup) {
        String address = end.host().getHostAddress();
        return "t=0 0\r\na=group:BUNDLE 0\r\nm=audio " + port + " UDP/TLS/RTP/SAVPF 111 0 8 101\r\nc=IN IP4 " + address
                + "\r\na=rtcp:" + port + " IN IP4 " + address + "\r\na=candidate:1 1 udp 2113937151 " + address + " "
                + port
                + " typ host\r\na=end-of-candidates\r\na=ice-ufrag:" + end.ufrag() + "\r\na=ice-pwd:" + end.password()
                + "\r\na=fingerprint:sha-256 " + FINGERPRINT + "\r\na=setup:" + setup + "\r\na=mid:0\r\na=sendrecv\r\n"
                + "a=rtcp-mux\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n"
                + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n";
    }

    private static String marker(String name) {
        return "sipwright-" + name.toLowerCase(Locale.ROOT);
    }

    /** Whether a message carries the description of this name, unchanged or with the addresses of a bridge. */
    public static boolean carries(SipText message, String name) {
        return message.bodyText().lines().anyMatch(("s=" + marker(name))::equals);
    }
}
