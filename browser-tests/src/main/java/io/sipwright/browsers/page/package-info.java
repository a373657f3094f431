/** The built phone page: its files and a small server for them. */
@NullMarked
package io.sipwright.browsers.page;

import org.jspecify.annotations.NullMarked;
