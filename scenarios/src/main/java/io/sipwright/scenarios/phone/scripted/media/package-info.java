/** A peer connection: ICE, DTLS and SRTP on one socket, and who speaks and listens through it. */
@NullMarked
package io.sipwright.scenarios.phone.scripted.media;

import org.jspecify.annotations.NullMarked;
