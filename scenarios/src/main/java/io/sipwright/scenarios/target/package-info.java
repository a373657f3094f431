/** Targets: the deployment under test as its file describes it, its start, its readiness and its accounts. */
@NullMarked
package io.sipwright.scenarios.target;

import org.jspecify.annotations.NullMarked;
