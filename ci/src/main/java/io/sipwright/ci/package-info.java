/** The command line that assembles the judge and launches the judged. */
@NullMarked
package io.sipwright.ci;

import org.jspecify.annotations.NullMarked;
