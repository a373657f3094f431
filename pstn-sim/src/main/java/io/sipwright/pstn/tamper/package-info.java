/**
 * Tampering: faults of the target made on the wire by rules that change, drop, delay, repeat or redirect traffic in the
 * judge's transports. Rules and engine are pure; {@link io.sipwright.pstn.tamper.TamperStage} alone has a thread.
 */
@NullMarked
package io.sipwright.pstn.tamper;

import org.jspecify.annotations.NullMarked;
