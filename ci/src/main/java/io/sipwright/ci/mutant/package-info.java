/**
 * Mutants: copies of the reference server with one named fault each, to prove that the judge can fail. The faults are woven
 * into the server's classes as they load; the production jar knows nothing of them.
 */
@NullMarked
package io.sipwright.ci.mutant;

import org.jspecify.annotations.NullMarked;
