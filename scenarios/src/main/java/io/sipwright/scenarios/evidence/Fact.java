package io.sipwright.scenarios.evidence;

/** Something about a call, or about a phone, that is not in its messages; a value, noted by the step that saw it. */
public interface Fact {}
