/** Programs in containers; the only importer of Testcontainers. */
@NullMarked
package io.sipwright.pstn.container;

import org.jspecify.annotations.NullMarked;
