/**
 * Rules: pure functions from the evidence of a call to findings, one file per topic of the RFCs. A rule declares the
 * evidence that it requires; title, level and dependencies are in the catalogue.
 */
@NullMarked
package io.sipwright.scenarios.rule;

import org.jspecify.annotations.NullMarked;
