package io.sipwright.pstn.tamper;

/** Changes the bytes of a unit. Pure; bytes that it cannot parse stay as they are. */
@FunctionalInterface
public interface Change {
    /** @return the altered bytes; the argument itself is never written to */
    byte[] apply(byte[] bytes);

    /** This change, then the other. */
    default Change then(Change other) {
        return bytes -> other.apply(apply(bytes));
    }
}
