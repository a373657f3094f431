package io.sipwright.pstn.rtp;

/**
 * One packet of a telephone event (RFC 4733 §2.3). All packets of an event have one timestamp (§2.5.1.2).
 *
 * @param digit 0-9, *, # or A-D
 * @param timestamp of the RTP header: when the event began
 * @param marker whether the packet says that an event begins
 * @param end whether the packet says that the event is over
 * @param duration of the event so far, in timestamp units
 */
public record TelephoneEvent(char digit, long timestamp, boolean marker, boolean end, int duration) {}
