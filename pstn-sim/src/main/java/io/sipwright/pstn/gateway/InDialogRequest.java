package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.ResponseListener;
import io.sipwright.pstn.ua.Session;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request that a test sends within a call (RFC 3261 §12.2.1, §14.1). */
final class InDialogRequest implements ResponseListener {
    private final EmbeddedCall call;
    private final String method;
    private final CompletableFuture<OptionalInt> outcome = new CompletableFuture<>();

    InDialogRequest(EmbeddedCall call, String method) {
        this.call = call;
        this.method = method;
    }

    /** Sends it and waits on the caller's thread. */
    OptionalInt await(Duration within) {
        call.context.loop().run(this::send);
        try {
            return outcome.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return OptionalInt.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(method + " could not be sent", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private void send() {
        Session session = call.session();
        if (session == null || call.isOver()) {
            outcome.completeExceptionally(new IllegalStateException("the call has no dialog in state " + call.state()));
            return;
        }
        SipEdit request = session.begin(method);
        switch (method) {
            case "INVITE" ->
                request.add("Allow", SupportedMethods.METHODS).body("application/sdp", call.audio.description());
            case "INFO" -> request.body("application/dtmf-relay", "Signal=1\r\nDuration=160\r\n");
            case "MESSAGE" -> request.body("text/plain", "hello");
            case "NOTIFY" -> request.add("Event", "talk").add("Subscription-State", "active");
            default -> request.add("Accept", "application/sdp");
        }
        session.send(request.done(), this);
    }

    @Override
    public void response(SipText response) {
        if (response.status() < 200) {
            return;
        }
        if (method.equals("INVITE") && response.status() < 300) {
            call.audio.accept(SdpText.parse(response.body()));
        }
        outcome.complete(OptionalInt.of(response.status()));
        if (method.equals("BYE")) {
            call.finish(CallEnd.BYE_SENT);
        }
    }

    @Override
    public void failed(int status) {
        outcome.complete(OptionalInt.empty());
    }
}
