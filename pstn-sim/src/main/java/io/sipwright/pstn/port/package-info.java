/** Ports of this machine: free ones to listen on, and who holds one that is taken. */
@NullMarked
package io.sipwright.pstn.port;

import org.jspecify.annotations.NullMarked;
