package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.SipText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What an endpoint has described in each of its dialogs, so that its next description follows on the last one as RFC 3264 §8 has it: what
 * has changed has a higher version, and no m-line is gone. Otherwise a target that passes descriptions on would be charged with the faults
 * of the endpoint. A scenario that sets the version itself is left alone. Confined to the endpoint's event loop.
 */
final class SentDescriptions {
    private static final DescriptionField VERSION = new DescriptionField("session", "version");

    private final Map<String, String> last = new HashMap<>();

    /** The message that goes out, with a description that follows on the last one of its dialog. */
    SipText following(SipText message) {
        String type = message.contentType();
        if (!type.equals("application/sdp") || message.body().length == 0 || message.status() >= 300) {
            return message;
        }
        String dialog = message.callId() + " " + (message.isRequest() ? message.from() : message.to()).tag();
        String text = message.bodyText();
        String next = Optional.ofNullable(last.get(dialog))
                .map(before -> following(before, text, message.isRequest()))
                .orElse(text);
        last.put(dialog, next);
        return next.equals(text)
                ? message
                : message.edit()
                        .body(message.header("Content-Type").orElse(type), next)
                        .done();
    }

    private static String following(String before, String text, boolean offer) {
        String whole = offer ? withRefused(before, text) : text;
        OptionalLong known = version(before);
        OptionalLong own = version(whole);
        if (known.isEmpty() || own.isEmpty() || own.getAsLong() > known.getAsLong()) {
            return whole;
        }
        boolean same = withVersion(whole, known.getAsLong()).equals(before);
        return same ? before : withVersion(whole, known.getAsLong() + 1);
    }

    /** RFC 3264 §8: an m-line of the session stays in its place, refused where it is not used. */
    private static String withRefused(String before, String text) {
        List<SdpMedia> session = SdpText.parse(before).media();
        int own = SdpText.parse(text).media().size();
        String kept = text.endsWith("\n") ? text : text + "\r\n";
        return session.size() <= own
                ? text
                : kept + session.stream().skip(own).map(Descriptions::refused).collect(Collectors.joining());
    }

    private static OptionalLong version(String description) {
        return VERSION.values(description).stream()
                .filter(v -> v.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static String withVersion(String description, long version) {
        return VERSION.set(description, Optional.of(String.valueOf(version)), true);
    }
}
