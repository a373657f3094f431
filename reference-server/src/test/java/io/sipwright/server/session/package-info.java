/** Tests. */
@NullMarked
package io.sipwright.server.session;

import org.jspecify.annotations.NullMarked;
