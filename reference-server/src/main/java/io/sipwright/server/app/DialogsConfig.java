package io.sipwright.server.app;

import io.sipwright.server.dialog.DialogSettings;
import java.time.Duration;

/**
 * Limits of dialogs.
 *
 * @param graceSeconds how long a dialog waits for a browser whose connection closed before the far side is released
 * @param limit the most dialogs; a request that would begin another one gets 503
 * @param limitOfAccount the most that one user may have begun
 * @param idleHours a dialog without a request for this long is ended
 */
public record DialogsConfig(int graceSeconds, int limit, int limitOfAccount, int idleHours) {
    public DialogsConfig {
        Rule.require(graceSeconds >= 0 && graceSeconds <= 600, "graceSeconds", graceSeconds, "from 0 to 600");
        Rule.require(limit >= 1 && limit <= 1_000_000, "limit", limit, "from 1 to 1000000");
        Rule.require(limitOfAccount >= 1, "limitOfAccount", limitOfAccount, "at least 1");
        Rule.require(idleHours >= 1 && idleHours <= 168, "idleHours", idleHours, "from 1 to 168");
    }

    DialogSettings settings() {
        return new DialogSettings(limit, limitOfAccount, Duration.ofHours(idleHours), Duration.ofSeconds(graceSeconds));
    }
}
