/** Scripted SIP endpoints: user agents of the judge whose every byte a scenario can choose. */
@NullMarked
package io.sipwright.scenarios.endpoint;

import org.jspecify.annotations.NullMarked;
