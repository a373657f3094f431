/** Real media of scripted endpoints, of a browser (ICE, DTLS, SRTP) and of a telephone (plain RTP), and what is done wrong on purpose. */
@NullMarked
package io.sipwright.scenarios.endpoint.media;

import org.jspecify.annotations.NullMarked;
