/** Media between browser and bridge. */
@NullMarked
package io.sipwright.scenarios.rule.media;

import org.jspecify.annotations.NullMarked;
