package io.sipwright.bench.sip;

/** Who wants to know how an operation went; called once, on the event loop. */
public interface Outcome {
    void succeeded();

    /** @param why one sentence, or the answer's start line */
    void failed(String why);
}
