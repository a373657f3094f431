package io.sipwright.bench.media;

import io.sipwright.bench.sip.OutgoingCall;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.phone.scripted.sdp.Agreement;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefusedException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call from a browser to the trunk through the measured server, with media at both ends. */
final class BridgedCall implements OutgoingCall.Listener {
    private final BrowserEnd browser;
    private final MediaEnd plain;
    private final CompletableFuture<Void> up = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private @Nullable OutgoingCall call;

    BridgedCall(BrowserEnd browser, MediaEnd plain) {
        this.browser = browser;
        this.plain = plain;
    }

    MediaEnd browserEnd() {
        return browser.end();
    }

    MediaEnd plainEnd() {
        return plain;
    }

    /** On the event loop. */
    void begin(OutgoingCall prepared) {
        call = prepared;
        prepared.invite();
    }

    /** Completes when media can flow in both directions. */
    CompletableFuture<Void> up() {
        return up;
    }

    /** On the event loop; completes when BYE was answered. */
    CompletableFuture<Void> hangUp() {
        if (call == null) {
            over.complete(null);
        } else {
            call.bye();
        }
        return over;
    }

    @Override
    public void answered(SipText ok) {
        try {
            Agreement agreement = browser.negotiation().answered(SdpText.parse(ok.body()));
            browser.connect(agreement.transport()).whenComplete((nothing, failure) -> {
                if (failure == null) {
                    up.complete(null);
                } else {
                    up.completeExceptionally(failure);
                }
            });
        } catch (DescriptionRefusedException | RuntimeException refused) {
            up.completeExceptionally(new IOException("the answer cannot be used: " + refused.getMessage(), refused));
        }
    }

    @Override
    public void ended() {
        release();
    }

    @Override
    public void failed(String why) {
        up.completeExceptionally(new IOException(why));
        release();
    }

    private void release() {
        browser.close();
        plain.close();
        over.complete(null);
    }
}
