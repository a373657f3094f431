package io.sipwright.server.media.control;

import io.sipwright.server.media.bridge.BridgeReport;
import io.sipwright.server.media.bridge.BridgeSession;
import io.sipwright.server.media.bridge.MediaBridge;
import io.sipwright.server.media.ice.IceRole;
import io.sipwright.server.media.rtp.PayloadMap;
import io.sipwright.server.sdp.SdpSyntaxException;
import io.sipwright.server.sdp.SessionDescription;
import io.sipwright.server.sdp.rewrite.AudioTerms;
import io.sipwright.server.sdp.rewrite.Codec;
import io.sipwright.server.sdp.rewrite.LocalEndpoint;
import io.sipwright.server.sdp.rewrite.MediaAddress;
import io.sipwright.server.sdp.rewrite.NotBridgeableException;
import io.sipwright.server.sdp.rewrite.ParsedDescription;
import io.sipwright.server.sdp.rewrite.RemoteBrowser;
import io.sipwright.server.sdp.rewrite.RemotePlain;
import io.sipwright.server.sdp.rewrite.RewrittenSdp;
import io.sipwright.server.sdp.rewrite.RtpEndpoint;
import io.sipwright.server.sdp.rewrite.SdpRewriter;
import io.sipwright.server.sdp.rewrite.Setup;
import io.sipwright.server.sdp.rewrite.Side;
import io.sipwright.server.sdp.rewrite.WebRtcEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offers and answers of one call. One caller at a time: its methods hold its lock. */
final class CallMedia {
    private final MediaBridge bridge;
    private final BridgeSession session;
    private final BrowserTransport transport;
    private final DescribedSide browser = new DescribedSide(Side.BROWSER);
    private final DescribedSide plain = new DescribedSide(Side.PLAIN);
    private @Nullable OfferAnswer exchange;
    private boolean over;

    CallMedia(MediaBridge bridge, BridgeSession session) {
        this.bridge = bridge;
        this.session = session;
        this.transport = new BrowserTransport(session);
    }

    synchronized MediaReply offer(Side from, byte[] text)
            throws SdpSyntaxException, NotBridgeableException, IOException, MediaControlException {
        requireAlive();
        if (exchange != null && exchange.isAbout(from, text)) {
            return exchange.offerReply().again();
        }
        ParsedDescription offer = ParsedDescription.offer(SessionDescription.parse(text), from);
        Side to = from == Side.BROWSER ? Side.PLAIN : Side.BROWSER;
        if (from == Side.BROWSER) {
            transport.offered(RemoteBrowser.of(offer));
        } else {
            plainAt(RemotePlain.of(offer));
        }
        LocalEndpoint face = to == Side.PLAIN ? plainFace() : browserFace(Setup.ACTPASS); // SDP-006 · RFC 8842 §5.2
        RewrittenSdp sent = side(to).write(origin -> SdpRewriter.offer(offer, face, origin, side(to).known()));
        side(from).settle(offer.layout(), offer.audio());
        side(to).settle(sent.layout(), sent.audio());
        OfferAnswer fresh = new OfferAnswer(text, offer, sent);
        exchange = fresh;
        return fresh.offerReply();
    }

    synchronized MediaReply answer(Side from, byte[] text)
            throws SdpSyntaxException, NotBridgeableException, IOException, MediaControlException {
        requireAlive();
        OfferAnswer open = exchange;
        if (open == null || open.offer().from() == from) {
            throw new MediaControlException(
                    MediaControlException.Reason.UNAVAILABLE, "an answer without an offer (RFC 3264 §4)");
        }
        MediaReply before = open.answered(text);
        if (before != null) {
            return before;
        }
        ParsedDescription answer = ParsedDescription.answer(
                SessionDescription.parse(text), from, open.sent().layout());
        if (answer.audio().accepted()) {
            connect(answer);
        }
        Side to = open.offer().from();
        LocalEndpoint face = to == Side.PLAIN ? plainFace() : browserFace(transport.answeredSetup());
        RewrittenSdp reply = side(to).write(origin -> SdpRewriter.answer(open.offer(), answer, face, origin));
        mapPayloads(open, answer.audio(), reply.audio());
        return open.answered(text, reply);
    }

    BridgeReport report() {
        return session.report();
    }

    /** Nothing can be opened any more. */
    synchronized void close() {
        over = true;
        session.close();
    }

    private void requireAlive() throws MediaControlException {
        if (over) {
            throw new MediaControlException(MediaControlException.Reason.UNAVAILABLE, "the call is over");
        }
    }

    private void connect(ParsedDescription answer) throws NotBridgeableException, IOException, MediaControlException {
        if (answer.from() == Side.BROWSER) {
            transport.answered(RemoteBrowser.of(answer));
        } else {
            plainAt(RemotePlain.of(answer));
        }
    }

    /** Each leg gets the numbers that it announced itself (MED-023 · RFC 3264 §6.1). */
    private void mapPayloads(OfferAnswer open, AudioTerms answered, AudioTerms replied) {
        PayloadMap fromOfferer = map(replied, answered);
        PayloadMap fromAnswerer = map(open.sent().audio(), open.offer().audio());
        if (open.offer().from() == Side.BROWSER) {
            session.payloads(fromOfferer, fromAnswerer);
        } else {
            session.payloads(fromAnswerer, fromOfferer);
        }
    }

    private static PayloadMap map(AudioTerms announcedToSender, AudioTerms announcedByReceiver) {
        Map<Codec, Integer> wanted = announcedByReceiver.numbers();
        Map<Integer, Integer> table = new HashMap<>();
        announcedToSender.numbers().forEach((codec, number) -> {
            if (wanted.containsKey(codec)) {
                table.put(number, wanted.get(codec));
            }
        });
        return new PayloadMap(table);
    }

    private void plainAt(RemotePlain remote) throws NotBridgeableException, IOException {
        if (remote.rtp().host().equals("0.0.0.0")) { // SDP-030 · RFC 3264 §8.4
            session.plainNowhere();
        } else {
            session.plainAt(address(remote.rtp()), address(remote.rtcp()));
        }
    }

    /** Only literal addresses: a name in a description is never looked up. */
    private static InetSocketAddress address(MediaAddress address) throws IOException {
        if (!address.host().matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IOException("c= has no IP address but '" + address.host() + "'");
        }
        return new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
    }

    private DescribedSide side(Side which) {
        return which == Side.BROWSER ? browser : plain;
    }

    private RtpEndpoint plainFace() {
        return new RtpEndpoint(new MediaAddress(bridge.plainHost(), session.rtpPort()), session.rtcpPort());
    }

    private WebRtcEndpoint browserFace(Setup setup) {
        InetSocketAddress candidate = bridge.candidate();
        MediaAddress address = new MediaAddress(candidate.getAddress().getHostAddress(), candidate.getPort());
        return new WebRtcEndpoint(address, transport.credentials(IceRole.CONTROLLING), bridge.fingerprint(), setup);
    }
}
