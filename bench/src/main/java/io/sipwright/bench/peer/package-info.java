/** The measured servers, each in its own processes. */
@NullMarked
package io.sipwright.bench.peer;

import org.jspecify.annotations.NullMarked;
