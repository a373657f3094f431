package io.sipwright.ci.mutant;

import javax.sip.message.Request;
import javax.sip.message.Response;

/** Contacts that are not mended. */
final class Contacts {
    private Contacts() {}

    static Twist requestsUntouched() {
        return (arguments, original) -> arguments[0] instanceof Request ? null : original.call(arguments);
    }

    static Twist repliesUntouched() {
        return (arguments, original) -> arguments[0] instanceof Response ? null : original.call(arguments);
    }
}
