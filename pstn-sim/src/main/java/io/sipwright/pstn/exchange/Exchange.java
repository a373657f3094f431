package io.sipwright.pstn.exchange;

/**
 * What a call needs of the exchange that it is in.
 *
 * @param control takes orders
 * @param details what the exchange tells of its calls
 * @param mirrored waits until everything is mirrored that has passed the exchange
 * @param files what it writes
 */
record Exchange(Control control, CallDetails details, Runnable mirrored, Recording.Source files) {}
