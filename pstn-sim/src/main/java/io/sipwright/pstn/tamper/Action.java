package io.sipwright.pstn.tamper;

import java.net.InetSocketAddress;
import java.time.Duration;

/** What happens to a unit to which a rule applies, besides changes. */
public sealed interface Action {
    /** It passes, with the rule's changes. */
    record Pass() implements Action {}

    /** It is dropped. */
    record Drop() implements Action {}

    /** It passes later. */
    record Delay(Duration time) implements Action {}

    /** It waits until the rule's window ends, then passes. */
    record HoldBack() implements Action {}

    /** It passes several times in a row, at this interval. */
    record Repeat(int times, Duration distance) implements Action {}

    /** It passes right after the next unit of the same party and direction to which the rule does not apply. */
    record Swap() implements Action {}

    /** It goes to another address. */
    record Redirect(InetSocketAddress to) implements Action {}

    /** The connection ends; 1006 without a close frame. */
    record Close(int code) implements Action {}

    /** It is dropped; a request is answered with this status instead. */
    record Answer(int status) implements Action {}

    /** An earlier unit, which a rule kept under this name, passes instead. */
    record Instead(String kept) implements Action {}

    /** It passes, followed by an earlier unit that a rule kept under this name. */
    record Also(String kept) implements Action {}
}
