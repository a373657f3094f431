/** Programs in containers: the one place that knows Testcontainers. */
@NullMarked
package io.sipwright.pstn.container;

import org.jspecify.annotations.NullMarked;
