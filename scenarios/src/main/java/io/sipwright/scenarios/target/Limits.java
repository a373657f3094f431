package io.sipwright.scenarios.target;

/**
 * How much a run may ask of a target.
 *
 * @param requestsPerSecond requests and connections per second, on average
 * @param calls scenarios with accounts at a time; most of them have one call
 */
public record Limits(int requestsPerSecond, int calls) {
    /** Of a target on another machine whose file names none: others may depend on it. */
    public static final Limits REMOTE = new Limits(50, 4);
}
