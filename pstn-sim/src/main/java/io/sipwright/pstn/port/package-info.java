/** Ports of this machine: free ones to listen on, and the program that uses one. */
@NullMarked
package io.sipwright.pstn.port;

import org.jspecify.annotations.NullMarked;
