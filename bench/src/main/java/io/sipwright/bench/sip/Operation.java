package io.sipwright.bench.sip;

/** Something that is done many times; each call of {@link #start} does it once more. On the event loop only. */
@FunctionalInterface
public interface Operation {
    void start(Outcome outcome);
}
