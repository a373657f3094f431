/** Dialogs that pass through the server: who takes part in them, where their requests may go, and their media. */
@NullMarked
package io.sipwright.server.dialog;

import org.jspecify.annotations.NullMarked;
