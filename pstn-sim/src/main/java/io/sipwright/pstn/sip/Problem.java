package io.sipwright.pstn.sip;

/**
 * A syntax error in a message.
 *
 * @param place for example {@code line 3} or {@code CSeq}
 * @param rule the RFC and section that forbids it
 * @param what in one sentence
 */
public record Problem(String place, String rule, String what) {
    @Override
    public String toString() {
        return place + ": " + what + " (" + rule + ")";
    }
}
