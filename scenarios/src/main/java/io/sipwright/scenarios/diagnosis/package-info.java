/**
 * Why something failed, from the evidence: a cause is a statement about the transcript, with the requirement that it breaks and a hint
 * at the setting to change. Pure.
 */
@NullMarked
package io.sipwright.scenarios.diagnosis;

import org.jspecify.annotations.NullMarked;
