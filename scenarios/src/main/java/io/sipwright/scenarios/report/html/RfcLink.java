package io.sipwright.scenarios.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a section of an RFC, as the catalogue writes it, with its address.
 *
 * @param text {@code RFC 7118 §B.1}
 * @param href address of the section; empty when the reference is of no known form
 */
record RfcLink(String text, String href) {
    private static final Pattern REFERENCE = Pattern.compile("(\\d{3,5})(?: §([A-Z0-9][0-9.]*))?");

    /** All references of an entry, {@code 7118 §B.1; 5626 §7}. */
    static List<RfcLink> all(String references) {
        return Arrays.stream(references.split(";"))
                .map(String::strip)
                .filter(r -> !r.isEmpty())
                .map(RfcLink::of)
                .toList();
    }

    private static RfcLink of(String reference) {
        Matcher m = REFERENCE.matcher(reference);
        if (!m.matches()) {
            return new RfcLink(reference, "");
        }
        String page = "https://www.rfc-editor.org/rfc/rfc" + m.group(1) + ".html";
        String section = m.group(2);
        if (section == null) {
            return new RfcLink("RFC " + reference, page);
        }
        String kind = Character.isDigit(section.charAt(0)) ? "#section-" : "#appendix-";
        return new RfcLink("RFC " + reference, page + kind + section);
    }
}
