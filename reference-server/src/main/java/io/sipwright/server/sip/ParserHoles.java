package io.sipwright.server.sip;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.parser.ParserFactory;
import gov.nist.javax.sip.parser.ViaParser;
import java.text.ParseException;

/** Replaces the parts of JAIN-SIP's parser that a peer could hang. */
final class ParserHoles {
    private ParserHoles() {}

    /** Idempotent; the parser table belongs to the process. */
    static void close() {
        ParserFactory.addToParserTable("via", ViaWithoutComment.class);
        ParserFactory.addToParserTable("v", ViaWithoutComment.class);
    }

    /**
     * A Via comment that ends in a backslash makes the stock parser read for ever. RFC 3261 §25.1 has no comment in
     * via-parm, so every parenthesis outside a quoted string is refused.
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
            return super.parse();
        }
    }
}
