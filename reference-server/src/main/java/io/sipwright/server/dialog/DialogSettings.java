package io.sipwright.server.dialog;

import java.time.Duration;

/**
 * Limits of dialogs.
 *
 * @param limit the most dialogs; a request that would begin another one gets 503
 * @param limitOfAccount the most that one user may have begun
 * @param idle a dialog without a request for this long is ended
 * @param grace how long a dialog waits for a browser whose connection was lost
 */
public record DialogSettings(int limit, int limitOfAccount, Duration idle, Duration grace) {}
