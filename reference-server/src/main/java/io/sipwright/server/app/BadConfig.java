package io.sipwright.server.app;

/** An invalid configuration; the message has file, line, key and rule. */
public final class BadConfig extends Exception {
    private static final long serialVersionUID = 1L;

    BadConfig(String sentence) {
        super(sentence);
    }
}
