package io.sipwright.server.app;

/**
 * What becomes of calls when a browser's connection closes.
 *
 * @param graceSeconds how long the call waits for the browser before the far side is released
 */
public record DialogsConfig(int graceSeconds) {
    public DialogsConfig {
        Rule.require(graceSeconds >= 0 && graceSeconds <= 600, "graceSeconds", graceSeconds, "from 0 to 600");
    }
}
