package io.sipwright.scenarios.judge;

/**
 * A lane of a run and its result.
 *
 * @param lane the mode
 * @param label unique within the run
 * @param version of the browser, {@code Chromium 156.0.8078.79}; empty when unknown
 * @param trouble why the lane could not run its scenarios, in one sentence; empty when it could
 */
public record LaneRecord(Lane lane, String label, String version, String trouble) {}
