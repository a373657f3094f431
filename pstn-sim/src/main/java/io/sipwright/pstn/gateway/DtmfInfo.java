package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.SipText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digits in INFO bodies: {@code application/dtmf-relay} with a Signal line, or {@code application/dtmf}. */
final class DtmfInfo {
    private static final Pattern SIGNAL = Pattern.compile("(?im)^\\s*signal\\s*=\\s*([0-9*#A-D])");
    private static final Pattern BARE = Pattern.compile("\\s*([0-9*#A-Da-d])\\s*");

    private DtmfInfo() {}

    /** The digit, or the empty string. */
    static String digit(SipText info) {
        String body = info.bodyText();
        Matcher m =
                switch (info.contentType()) {
                    case "application/dtmf-relay" -> SIGNAL.matcher(body);
                    case "application/dtmf" -> BARE.matcher(body);
                    default -> SIGNAL.matcher("");
                };
        return m.find() ? m.group(1) : "";
    }
}
