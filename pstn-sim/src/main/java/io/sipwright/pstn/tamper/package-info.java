/**
 * Faults of the target made on the wire: rules that alter, drop, delay, repeat or redirect what passes the judge's transports.
 * The rules and the engine are pure; {@link io.sipwright.pstn.tamper.TamperStage} alone has a thread.
 */
@NullMarked
package io.sipwright.pstn.tamper;

import org.jspecify.annotations.NullMarked;
