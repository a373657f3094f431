package io.sipwright.pstn.exchange;

/**
 * The parts of a PBX that its calls use.
 *
 * @param control takes commands
 * @param details what the PBX reports of its calls
 * @param mirrored waits until everything that has passed the PBX is mirrored
 * @param files reads files that the PBX writes
 */
record Exchange(Control control, CallDetails details, Runnable mirrored, Recording.Source files) {}
