/** FreeSWITCH 1.10 as the gateway. */
@NullMarked
package io.sipwright.pstn.freeswitch;

import org.jspecify.annotations.NullMarked;
