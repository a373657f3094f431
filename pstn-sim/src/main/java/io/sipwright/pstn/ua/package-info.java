/**
 * One SIP user agent core (RFC 3261): transactions, dialogs, digest, INVITE sessions and registration. It does no I/O and has
 * no thread of its own: messages go through a {@link io.sipwright.pstn.ua.Flow}, time comes from a
 * {@link io.sipwright.pstn.ua.Scheduler}. Everything of one user agent is confined to one event loop.
 */
@NullMarked
package io.sipwright.pstn.ua;

import org.jspecify.annotations.NullMarked;
