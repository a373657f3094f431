/** The report as one page: views made from a run record, filled into templates; everything from outside is escaped there. */
@NullMarked
package io.sipwright.scenarios.report.html;

import org.jspecify.annotations.NullMarked;
