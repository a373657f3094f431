/** What went over a wire, byte for byte and when: the only evidence that a check may look at. */
@NullMarked
package io.sipwright.pstn.wire;

import org.jspecify.annotations.NullMarked;
