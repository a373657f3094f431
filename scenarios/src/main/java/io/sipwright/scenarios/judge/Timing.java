package io.sipwright.scenarios.judge;

import java.time.Duration;

/**
 * Time limits: those of the catalogue, and those that no RFC defines.
 *
 * @param registered from the command to register until the phone is registered
 * @param answered from the call to its answer, ringing included
 * @param delivered NAT-004: from the far end's INVITE to its arrival in the browser
 * @param unreachable NAT-011: from the far end's INVITE to its final failure
 * @param released how long the other party may take to notice a normal end
 * @param abandoned CALL-026: how long the other party's call may last after a tab was closed
 * @param audible MED-024: from the answer to the first frame heard
 * @param listening how long each conversation is listened to
 * @param handshake MED-011: from ICE connected to DTLS connected; one second of the catalogue for the ClientHello, and
 *     one second after which DTLS repeats a lost one (RFC 6347 §4.2.4.1)
 * @param quiet how long to wait where nothing may come
 */
public record Timing(
        Duration registered,
        Duration answered,
        Duration delivered,
        Duration unreachable,
        Duration released,
        Duration abandoned,
        Duration audible,
        Duration listening,
        Duration handshake,
        Duration quiet) {
    /** The catalogue's times, but 3 s of conversation instead of a minute. */
    public static Timing standard() {
        return new Timing(
                Duration.ofSeconds(8),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofSeconds(90),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                Duration.ofMillis(1500));
    }

    /** The same with another limit for {@code abandoned}. */
    public Timing withAbandoned(Duration time) {
        return new Timing(
                registered, answered, delivered, unreachable, released, time, audible, listening, handshake, quiet);
    }
}
