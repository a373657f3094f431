package io.sipwright.scenarios.rule;

/**
 * A requirement that another rule's evidence shows to be broken.
 *
 * @param requirement that is broken
 * @param cause in one line
 * @param where the evidence
 * @param remedy the setting to change; may be empty
 */
record BrokenRequirement(String requirement, String cause, String where, String remedy) {}
