/**
 * What Asterisk and FreeSWITCH as gateways share: messages on the trunk are known from the PBX's mirror, and audio
 * comes from a phone behind the PBX.
 */
@NullMarked
package io.sipwright.pstn.exchange;

import org.jspecify.annotations.NullMarked;
