package io.sipwright.scenarios.judge;

/**
 * A failure that a target file declares as known: it is reported, yet it does not turn the run red.
 *
 * @param requirement catalogue id
 * @param reason why it fails, in the words of the target file
 * @param link where it is tracked; may be empty
 */
public record KnownFailure(String requirement, String reason, String link) {}
