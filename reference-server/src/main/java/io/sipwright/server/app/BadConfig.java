package io.sipwright.server.app;

/** A configuration that cannot be used; the message is one sentence with file, line, key and rule. */
public final class BadConfig extends Exception {
    private static final long serialVersionUID = 1L;

    BadConfig(String sentence) {
        super(sentence);
    }
}
