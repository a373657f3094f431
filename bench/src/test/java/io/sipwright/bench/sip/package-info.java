@NullMarked
package io.sipwright.bench.sip;

import org.jspecify.annotations.NullMarked;
