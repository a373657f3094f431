/** The servers that are measured, each in processes of its own. */
@NullMarked
package io.sipwright.bench.peer;

import org.jspecify.annotations.NullMarked;
