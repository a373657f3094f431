package io.sipwright.server.dialog;

import java.time.Duration;

/**
 * Bounds of the dialogs.
 *
 * @param limit how many are kept; requests that would begin another one get 503
 * @param idle a dialog without a request for this long is ended
 * @param grace how long a dialog waits for a browser whose connection was lost
 */
public record DialogSettings(int limit, Duration idle, Duration grace) {}
