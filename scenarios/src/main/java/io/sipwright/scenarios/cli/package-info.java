/** The command line of the judge. */
@NullMarked
package io.sipwright.scenarios.cli;

import org.jspecify.annotations.NullMarked;
