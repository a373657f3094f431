package io.sipwright.pstn.tamper;

import java.net.InetSocketAddress;
import java.time.Duration;

/** What becomes of a unit to which a rule applies, besides its changes. */
public sealed interface Action {
    /** It goes on, altered where the rule alters it. */
    record Pass() implements Action {}

    /** It does not go on. */
    record Drop() implements Action {}

    /** It goes on later. */
    record Delay(Duration time) implements Action {}

    /** It waits until the rule's window ends, then goes on. */
    record HoldBack() implements Action {}

    /** It goes on this many times in a row, at this distance. */
    record Repeat(int times, Duration distance) implements Action {}

    /** It goes on right after the next unit of the same party and direction to which the rule does not apply. */
    record Swap() implements Action {}

    /** It goes to another address. */
    record Redirect(InetSocketAddress to) implements Action {}

    /** The connection ends; 1006 without a close frame. */
    record Close(int code) implements Action {}

    /** It does not go on; a request is answered with this status instead. */
    record Answer(int status) implements Action {}

    /** An earlier unit, which a rule kept under this name, goes on in its place. */
    record Instead(String kept) implements Action {}

    /** It goes on, and after it an earlier unit that a rule kept under this name. */
    record Also(String kept) implements Action {}
}
