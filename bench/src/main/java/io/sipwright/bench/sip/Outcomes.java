package io.sipwright.bench.sip;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Outcomes for callers that wait for one operation. */
public final class Outcomes {
    private Outcomes() {}

    /** Completes the future on success and on failure. */
    public static Outcome completing(CompletableFuture<Void> future) {
        return new Outcome() {
            @Override
            public void succeeded() {
                future.complete(null);
            }

            @Override
            public void failed(String why) {
                future.completeExceptionally(new IOException(why));
            }
        };
    }
}
