package io.sipwright.scenarios.judge;

/**
 * A catalogue entry, as far as a run's verdict and its reports need it.
 *
 * @param id {@code NAT-004}
 * @param title what holds when the check passes
 * @param level {@code MUST}, {@code SHOULD}, {@code MAY} or {@code practice}
 * @param rfc {@code number §section}, several joined by {@code "; "}, the governing one first
 */
public record Rule(String id, String title, String level, String rfc) {}
