/** Other people's SIP endpoints as processes beside a test: SIPp and baresip. */
@NullMarked
package io.sipwright.ci.peer;

import org.jspecify.annotations.NullMarked;
