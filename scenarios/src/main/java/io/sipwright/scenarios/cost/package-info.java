/** What a requirement costs in lines of source: a figure for those who develop Sipwright, read from a checkout. */
@NullMarked
package io.sipwright.scenarios.cost;

import org.jspecify.annotations.NullMarked;
