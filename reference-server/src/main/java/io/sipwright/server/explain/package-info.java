/** The reason ledger: every rewrite with its old value, new value, rule and RFC. */
@NullMarked
package io.sipwright.server.explain;

import org.jspecify.annotations.NullMarked;
