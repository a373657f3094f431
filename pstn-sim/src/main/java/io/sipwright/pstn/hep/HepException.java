package io.sipwright.pstn.hep;

/** A datagram that breaks a rule of HEP 3; the message names the place and the rule. */
public final class HepException extends Exception {
    private static final long serialVersionUID = 1L;

    HepException(String message) {
        super(message);
    }
}
