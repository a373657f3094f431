/** ICE on one UDP port (RFC 8445); the only importer of ice4j. */
@NullMarked
package io.sipwright.server.media.ice;

import org.jspecify.annotations.NullMarked;
