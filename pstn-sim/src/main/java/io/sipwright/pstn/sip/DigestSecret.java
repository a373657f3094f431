package io.sipwright.pstn.sip;

import java.util.Locale;

/** The secret of an account: a password, or the hash that is made of it. Its text form does not show it. */
public sealed interface DigestSecret {
    /** Whether a challenge can be answered with it. */
    boolean answers(DigestChallenge challenge);

    /**
     * H(A1) of RFC 7616 §3.4.2 in lower-case hex.
     *
     * @param username of the credentials
     */
    String ha1(String username, String realm, DigestAlgorithm algorithm);

    /**
     * A password, for every realm and algorithm.
     *
     * @param text in clear
     */
    record Password(String text) implements DigestSecret {
        @Override
        public boolean answers(DigestChallenge challenge) {
            return DigestAlgorithm.named(challenge.algorithm()).isPresent();
        }

        @Override
        public String ha1(String username, String realm, DigestAlgorithm algorithm) {
            return algorithm.hash(username + ":" + realm + ":" + text);
        }

        @Override
        public String toString() {
            return "password";
        }
    }

    /**
     * The hash of user name, realm and password, without the password.
     *
     * @param hex as many digits as the algorithm's hashes have
     * @param realm for which it was made
     * @param algorithm with which it was made
     */
    record Ha1(String hex, String realm, DigestAlgorithm algorithm) implements DigestSecret {
        public Ha1 {
            if (!hex.matches("[0-9a-fA-F]{" + algorithm.digits() + "}")) {
                throw new IllegalArgumentException(
                        "an HA1 of " + algorithm.token() + " has " + algorithm.digits() + " hexadecimal digits");
            }
            hex = hex.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean answers(DigestChallenge challenge) {
            return challenge.algorithm().equals(algorithm.token())
                    && challenge.realm().equals(realm);
        }

        /** The same, whatever it is asked for. */
        @Override
        public String ha1(String username, String otherRealm, DigestAlgorithm otherAlgorithm) {
            return hex;
        }

        @Override
        public String toString() {
            return "HA1 of " + algorithm.token() + " for the realm " + realm;
        }
    }
}
