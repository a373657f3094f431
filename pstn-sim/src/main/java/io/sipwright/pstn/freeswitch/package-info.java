/** FreeSWITCH 1.10 as the telephone network. */
@NullMarked
package io.sipwright.pstn.freeswitch;

import org.jspecify.annotations.NullMarked;
