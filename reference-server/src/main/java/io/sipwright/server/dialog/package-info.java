/** Dialogs through the server: their parties, where their requests may go, and their media. */
@NullMarked
package io.sipwright.server.dialog;

import org.jspecify.annotations.NullMarked;
