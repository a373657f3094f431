package io.sipwright.server.routing;

import io.sipwright.server.dialog.DialogMedia;
import io.sipwright.server.dialog.OfferKey;
import io.sipwright.server.media.control.MediaRefusedException;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.RequireHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Finds offers and answers in forwarded messages and passes them through the media of their dialog or branch (RFC 3264,
 * RFC 3261 §13.2.1, RFC 3262 §5, RFC 3311 §5.1). Without bridged media nothing is changed.
 */
final class MediaHook {
    private static final Set<String> NEGOTIATING = Set.of(Request.INVITE, Request.UPDATE, Request.PRACK);
    private static final Pattern RACK = Pattern.compile("\\s*\\d{1,10}\\s+(\\d{1,10})\\s+\\S+\\s*");

    private MediaHook() {}

    /** The kind of a peer's media, by its transport. */
    static MediaKind kind(Flow flow) {
        return flow.transport().isWebSocket() ? MediaKind.WEBRTC : MediaKind.RTP;
    }

    /** Whether media between these two go over the bridge. */
    static boolean bridges(Flow one, Flow other) {
        return kind(one) != kind(other);
    }

    /** A copy of a request is about to be sent; its body may be replaced. */
    static void request(@Nullable DialogMedia media, Request copy, boolean fromCaller) throws MediaRefusedException {
        if (media == null) {
            return;
        }
        Optional<SdpBody> found = description(copy);
        MediaKind from = media.kind(fromCaller);
        switch (copy.getMethod()) {
            case Request.INVITE, Request.UPDATE -> {
                if (found.isPresent()) {
                    byte[] offer = media.offerInRequest(
                            OfferKey.of(copy), from, found.get().sdp());
                    replace(found.get(), copy, offer, from);
                }
            }
            case Request.ACK -> answer(media, OfferKey.of(copy), copy, found, from);
            case Request.PRACK -> prack(media, copy, found, from);
            default -> {}
        }
    }

    private static void prack(DialogMedia media, Request prack, Optional<SdpBody> found, MediaKind from)
            throws MediaRefusedException {
        OfferKey invite = acknowledged(prack);
        if (media.owesAnswer(invite)) {
            answer(media, invite, prack, found, from);
        } else if (found.isPresent()) {
            byte[] offer =
                    media.offerInRequest(OfferKey.of(prack), from, found.get().sdp()); // RFC 3262 §5
            replace(found.get(), prack, offer, from);
        }
    }

    /** SDP-001 · RFC 3261 §13.2.1: the answer to an offer in a response; without one the offer has failed. */
    private static void answer(
            DialogMedia media, OfferKey invite, Request request, Optional<SdpBody> found, MediaKind from)
            throws MediaRefusedException {
        if (found.isEmpty()) {
            if (request.getMethod().equals(Request.ACK)) {
                media.failed(invite);
            }
            return;
        }
        settle(found.get(), request, media.answerInRequest(invite, found.get().sdp()), from);
    }

    /**
     * A response is about to pass; its body may be replaced.
     *
     * @param request what it responds to
     * @param fromCaller whether the dialog's caller sent the response
     */
    static void response(@Nullable DialogMedia media, Response response, Request request, boolean fromCaller)
            throws MediaRefusedException {
        if (media == null || response.getStatusCode() >= 300 || !NEGOTIATING.contains(request.getMethod())) {
            return;
        }
        OfferKey key = OfferKey.of(response);
        MediaKind from = media.kind(fromCaller);
        Optional<SdpBody> found = description(response);
        if (found.isPresent() && SdpBody.of(request).isPresent()) {
            settle(
                    found.get(),
                    response,
                    media.answerInResponse(key, found.get().sdp(), reliable(response)),
                    from);
        } else if (found.isPresent() && request.getMethod().equals(Request.INVITE) && reliable(response)) {
            byte[] offer = media.offerInResponse(key, from, found.get().sdp());
            replace(found.get(), response, offer, from);
        } else if (found.isPresent()) {
            strip(response); // RFC 3261 §13.2.1: neither an offer nor an answer is allowed here
        }
        if (response.getStatusCode() >= 200) {
            media.succeeded(key);
        }
    }

    private static void settle(SdpBody found, Message message, Optional<byte[]> answer, MediaKind from) {
        if (answer.isPresent()) {
            replace(found, message, answer.get(), from);
        } else {
            strip(message); // an answer without an offer has no receiver
        }
    }

    private static void strip(Message message) {
        message.removeContent();
        message.removeHeader(ContentTypeHeader.NAME);
    }

    private static void replace(SdpBody found, Message message, byte[] sdp, MediaKind from) {
        found.replace(message, sdp, from == MediaKind.RTP);
    }

    private static Optional<SdpBody> description(Message message) throws MediaRefusedException {
        Optional<SdpBody> found = SdpBody.of(message);
        if (found.filter(SdpBody::encoded).isPresent()) {
            throw new MediaRefusedException(
                    Response.UNSUPPORTED_MEDIA_TYPE, "Only one description that is not encoded is read");
        }
        return found;
    }

    /** The INVITE that a PRACK belongs to (RFC 3262 §7.2: RAck names its CSeq). */
    private static OfferKey acknowledged(Request prack) {
        Matcher rack = RACK.matcher(SipHeaders.value(prack, "RAck").orElse(""));
        return new OfferKey(rack.matches() ? Long.parseLong(rack.group(1)) : -1, SipHeaders.fromTag(prack));
    }

    private static boolean reliable(Response response) {
        return response.getStatusCode() >= 200
                || SipHeaders.optionTags(response, RequireHeader.NAME).contains("100rel");
    }
}
