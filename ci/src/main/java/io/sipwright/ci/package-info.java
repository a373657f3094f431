/** Where judge meets judged. */
@NullMarked
package io.sipwright.ci;

import org.jspecify.annotations.NullMarked;
