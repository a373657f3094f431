/** Ties a dialog to its media: what the proxy asks when it sees an offer or an answer. */
@NullMarked
package io.sipwright.server.session;

import org.jspecify.annotations.NullMarked;
