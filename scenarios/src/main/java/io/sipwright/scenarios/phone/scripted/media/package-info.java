/** A peer connection: ICE, DTLS and SRTP on one socket, and the audio and video over it. */
@NullMarked
package io.sipwright.scenarios.phone.scripted.media;

import org.jspecify.annotations.NullMarked;
