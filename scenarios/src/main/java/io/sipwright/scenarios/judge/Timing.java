package io.sipwright.scenarios.judge;

import java.time.Duration;

/**
 * The limits that no RFC fixes, and those of the catalogue.
 *
 * @param registered from the call of register to the phone's word that it is registered
 * @param answered from the call to its answer, ringing included
 * @param delivered NAT-004: from the far end's INVITE to its arrival in the browser
 * @param unreachable NAT-011: from the far end's INVITE to its final failure
 * @param released how long the other party may take to notice a normal hang-up
 * @param abandoned CALL-026: how long the other party may stay after a tab was closed
 * @param audible MED-024: from the answer to the first frame heard
 * @param listening how long each conversation is listened to
 * @param handshake MED-011: from ICE connected to DTLS connected; the catalogue's second for the ClientHello, and the second after
 *     which DTLS repeats one that was lost (RFC 6347 §4.2.4.1), as by a browser that has not taken the answer yet
 * @param quiet how long nothing must be heard or seen where nothing may come
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
    /** The catalogue's own times, with 3 s of conversation in place of its minute. */
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

    /** The same with another time for the other party of a closed tab. */
    public Timing withAbandoned(Duration time) {
        return new Timing(
                registered, answered, delivered, unreachable, released, time, audible, listening, handshake, quiet);
    }
}
