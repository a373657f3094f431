package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sdp.SdpLens;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request that a test sends within a call (RFC 3261 §12.2.1, §14.1). */
final class InDialogRequest implements ClientTransaction.User {
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
        Dialog dialog = call.dialog();
        if (dialog == null || call.isOver()) {
            outcome.completeExceptionally(new IllegalStateException("the call has no dialog in state " + call.state()));
            return;
        }
        SipEdit request = dialog.request(method, call.context.sentBy());
        switch (method) {
            case "INVITE" -> {
                call.inviteOut(true);
                request.add("Allow", SupportedMethods.METHODS).body("application/sdp", call.audio.description());
            }
            case "INFO" -> request.body("application/dtmf-relay", "Signal=1\r\nDuration=160\r\n");
            case "MESSAGE" -> request.body("text/plain", "hello");
            case "NOTIFY" -> request.add("Event", "talk").add("Subscription-State", "active");
            default -> request.add("Accept", "application/sdp");
        }
        call.send(dialog, request, this);
    }

    @Override
    public void response(SipText response) {
        Dialog dialog = call.dialog();
        boolean ok = response.status() / 100 == 2;
        if (method.equals("INVITE") && ok && dialog != null) {
            dialog.refresh(response);
            call.acknowledge(dialog, response.cseqNumber());
            call.audio.accept(SdpLens.parse(response.body()));
        }
        if (response.status() >= 200) {
            call.inviteOut(call.isInviteOut() && !method.equals("INVITE"));
            outcome.complete(OptionalInt.of(response.status()));
            if (method.equals("BYE")) {
                call.finish(CallEnd.BYE_SENT);
            }
        }
    }

    @Override
    public void timedOut() {
        call.inviteOut(call.isInviteOut() && !method.equals("INVITE"));
        outcome.complete(OptionalInt.empty());
    }
}
