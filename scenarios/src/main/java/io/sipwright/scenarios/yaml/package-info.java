/** Strict YAML whose every complaint names the file, the line and the rule. */
@NullMarked
package io.sipwright.scenarios.yaml;

import org.jspecify.annotations.NullMarked;
