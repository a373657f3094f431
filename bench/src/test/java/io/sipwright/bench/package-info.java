@NullMarked
package io.sipwright.bench;

import org.jspecify.annotations.NullMarked;
