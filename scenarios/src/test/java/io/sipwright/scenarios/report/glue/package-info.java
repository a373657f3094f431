/** Glue of the feature that the collector's test runs. */
package io.sipwright.scenarios.report.glue;
