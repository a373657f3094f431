/** Where the reference server's time and allocations go, out of flight recordings. */
@NullMarked
package io.sipwright.bench.profile;

import org.jspecify.annotations.NullMarked;
