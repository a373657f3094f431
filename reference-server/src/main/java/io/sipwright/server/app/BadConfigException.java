package io.sipwright.server.app;

/** An invalid configuration; the message has file, line, key and rule. */
public final class BadConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    BadConfigException(String sentence) {
        super(sentence);
    }
}
