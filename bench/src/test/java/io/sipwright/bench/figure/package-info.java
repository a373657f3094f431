@NullMarked
package io.sipwright.bench.figure;

import org.jspecify.annotations.NullMarked;
