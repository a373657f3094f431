package io.sipwright.server.explain;

/** Takes down every rewrite. Implementations must not block. */
public interface ReasonLedger {
    void note(Rewrite rewrite);
}
