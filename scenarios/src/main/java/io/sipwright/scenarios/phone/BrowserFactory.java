package io.sipwright.scenarios.phone;

import java.nio.file.Path;
import java.util.List;

/** Starts one kind of browser. */
public interface BrowserFactory {
    /** {@code chromium}, {@code firefox} or {@code scripted}. */
    String name();

    /** The SIP libraries that its phones can run; scripted: only {@code JSSIP}, which it imitates. */
    default List<PhoneLibrary> libraries() {
        return List.of(PhoneLibrary.values());
    }

    /** Whether tampering sees the media packets of its phones; of a real browser it sees SIP and WebSocket frames. */
    default boolean showsMedia() {
        return false;
    }

    /**
     * Starts the browser.
     *
     * @param workFolder for profiles, logs and temporary files; removed by the caller after the run
     * @throws BrowserMissingException when it is not installed
     * @throws BrowserException when it does not start
     */
    Browser start(Path workFolder) throws BrowserMissingException;
}
