package io.sipwright.bench.sip;

import java.util.Optional;

/**
 * How a call is begun.
 *
 * @param target Request-URI
 * @param account who calls and answers challenges; empty for a trunk, which is trusted
 * @param caller From, in angle brackets
 * @param offer session description
 */
public record CallTerms(String target, Optional<Account> account, String caller, String offer) {
    /** A call of the trunk to a user. */
    public static CallTerms ofTrunk(String target, String caller, String offer) {
        return new CallTerms(target, Optional.empty(), caller, offer);
    }

    /** A call of a user. */
    public static CallTerms ofUser(Account account, String target, String offer) {
        return new CallTerms(target, Optional.of(account), account.address(), offer);
    }
}
