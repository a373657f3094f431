package io.sipwright.server.explain;

/** Records every rewrite. Implementations must not block. */
public interface ReasonLedger {
    void note(Rewrite rewrite);
}
