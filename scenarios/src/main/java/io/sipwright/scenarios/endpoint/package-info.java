/** Scripted SIP endpoints: user agents of the judge; a scenario can choose every byte that they send. */
@NullMarked
package io.sipwright.scenarios.endpoint;

import org.jspecify.annotations.NullMarked;
