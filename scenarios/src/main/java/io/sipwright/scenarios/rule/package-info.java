/**
 * Rules: pure functions from the evidence of a call to findings, one file for each topic of the RFCs. A rule says which evidence it
 * requires; title, level and the requirements that it comes after are in the catalogue.
 */
@NullMarked
package io.sipwright.scenarios.rule;

import org.jspecify.annotations.NullMarked;
