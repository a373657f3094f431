/**
 * What every real exchange that plays the telephone network shares: the trunk is seen through what the exchange mirrors, and
 * the voices come from a phone behind it.
 */
@NullMarked
package io.sipwright.pstn.exchange;

import org.jspecify.annotations.NullMarked;
