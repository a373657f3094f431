/** The command that measures the reference server beside its peers. */
@NullMarked
package io.sipwright.bench;

import org.jspecify.annotations.NullMarked;
