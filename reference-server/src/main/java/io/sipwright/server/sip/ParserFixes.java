package io.sipwright.server.sip;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.header.ViaList;
import gov.nist.javax.sip.parser.ParserFactory;
import gov.nist.javax.sip.parser.ViaParser;
import java.text.ParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces the parts of JAIN-SIP's parser that hang on some input, or that accept what fails later. */
final class ParserFixes {
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    private ParserFixes() {}

    /** Idempotent; the parser table belongs to the process. */
    static void apply() {
        ParserFactory.addToParserTable("via", ViaWithoutComment.class);
        ParserFactory.addToParserTable("v", ViaWithoutComment.class);
    }

    /**
     * A Via comment that ends in a backslash sends JAIN-SIP's parser into an endless loop. RFC 3261 §25.1 has no
     * comment in via-parm, so every parenthesis outside a quoted string is refused.
     */
    public static final class ViaWithoutComment extends ViaParser {
        private final String line;

        public ViaWithoutComment(String line) {
            super(line);
            this.line = line;
        }

        @Override
        public SIPHeader parse() throws ParseException {
            if (line.indexOf('(') >= 0) {
                throw new ParseException("Via: a comment is not allowed (RFC 3261 §25.1)", line.indexOf('('));
            }
            SIPHeader parsed = super.parse();
            if (parsed instanceof ViaList vias) {
                for (Via via : vias) {
                    requireNumber(via.getParameter(Via.RPORT));
                }
            }
            return parsed;
        }

        /** JAIN-SIP reads the number only when the header is copied, and fails there. */
        private static void requireNumber(@Nullable String rport) throws ParseException {
            if (rport != null && !rport.isEmpty() && !PORT.matcher(rport).matches()) {
                throw new ParseException("Via: rport is no port (RFC 3581 §3)", 0);
            }
        }
    }
}
