/** The events of a scripted phone, in order, to be awaited. */
@NullMarked
package io.sipwright.scenarios.phone.scripted.event;

import org.jspecify.annotations.NullMarked;
