/**
 * Evidence as values: messages of both ends of a call, facts about its media, times. Pure; nothing here waits, sends or
 * reads a clock. Rules ({@code rule}) and causes ({@code diagnosis}) are functions over it.
 */
@NullMarked
package io.sipwright.scenarios.evidence;

import org.jspecify.annotations.NullMarked;
