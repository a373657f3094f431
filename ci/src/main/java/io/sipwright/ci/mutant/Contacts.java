package io.sipwright.ci.mutant;

import javax.sip.message.Request;
import javax.sip.message.Response;

/** Contacts that are not mended. */
final class Contacts {
    private Contacts() {}

    static MethodOverride requestsUntouched() {
        return (arguments, original) -> arguments[0] instanceof Request ? null : original.call(arguments);
    }

    static MethodOverride repliesUntouched() {
        return (arguments, original) -> arguments[0] instanceof Response ? null : original.call(arguments);
    }
}
