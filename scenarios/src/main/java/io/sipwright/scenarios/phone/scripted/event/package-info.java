/** What happened to a scripted phone, in order, for those who wait for it. */
@NullMarked
package io.sipwright.scenarios.phone.scripted.event;

import org.jspecify.annotations.NullMarked;
