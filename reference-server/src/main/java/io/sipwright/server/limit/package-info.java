/** Limits on what the network can make the server keep, and counts of how often each was reached. */
@NullMarked
package io.sipwright.server.limit;

import org.jspecify.annotations.NullMarked;
