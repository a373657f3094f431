package io.sipwright.server.routing;

import io.sipwright.server.session.MediaRefused;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.HashMap;
import java.util.Map;
import javax.sip.message.Request;

/** The description of one request, rewritten once for each kind of target, however many branches it goes to. */
final class ForkedOffer {
    private final MediaHook media;
    private final Map<Boolean, byte[]> rewritten = new HashMap<>();

    ForkedOffer(MediaHook media) {
        this.media = media;
    }

    void apply(Request copy, Flow from, Flow to) throws MediaRefused {
        boolean browser = to.transport().isWebSocket();
        byte[] known = rewritten.get(browser);
        if (known != null && MediaHook.hasDescription(copy)) {
            MediaHook.replace(copy, known);
        } else {
            media.request(copy, from, to);
            rewritten.put(browser, SipHeaders.body(copy));
        }
    }
}
