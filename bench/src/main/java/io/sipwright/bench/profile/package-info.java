/** Profiles of the reference server from flight recordings: time and allocations. */
@NullMarked
package io.sipwright.bench.profile;

import org.jspecify.annotations.NullMarked;
