/** The telephone network behind one port: the embedded gateway and its numbers. */
@NullMarked
package io.sipwright.pstn.gateway;

import org.jspecify.annotations.NullMarked;
