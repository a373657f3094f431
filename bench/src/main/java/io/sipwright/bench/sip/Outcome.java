package io.sipwright.bench.sip;

/** Receives the result of an operation; called once, on the event loop. */
public interface Outcome {
    void succeeded();

    /** @param why one sentence, or the answer's start line */
    void failed(String why);
}
