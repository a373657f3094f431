/** Independent SIP endpoints as child processes of a test: SIPp and baresip. */
@NullMarked
package io.sipwright.ci.peer;

import org.jspecify.annotations.NullMarked;
