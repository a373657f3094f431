package io.sipwright.scenarios.evidence;

/** An observation about a call or a phone that is not in its messages; noted by the step that made it. */
public interface Fact {}
