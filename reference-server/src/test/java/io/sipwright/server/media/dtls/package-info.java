/** Tests. */
@NullMarked
package io.sipwright.server.media.dtls;

import org.jspecify.annotations.NullMarked;
