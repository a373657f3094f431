/** What the network may make the server keep: quotas, and a count of each time that one was reached. */
@NullMarked
package io.sipwright.server.limit;

import org.jspecify.annotations.NullMarked;
