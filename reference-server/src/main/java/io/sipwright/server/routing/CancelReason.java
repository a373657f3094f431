package io.sipwright.server.routing;

import io.sipwright.server.sip.SipElements;
import java.util.List;
import javax.sip.header.Header;

/** The Reason headers of our own CANCELs (RFC 3326 §2, §3.1). */
final class CancelReason {
    /** PRX-020: no missed call on the other devices. */
    static final List<Header> COMPLETED_ELSEWHERE = reason("SIP;cause=200;text=\"Call completed elsewhere\"");

    static final List<Header> CALLER_GONE = reason("SIP;cause=408;text=\"The caller's connection was lost\"");
    static final List<Header> TIMEOUT = reason("SIP;cause=408;text=\"No answer\"");
    static final List<Header> MEDIA = reason("SIP;cause=488;text=\"Media failed\"");

    private CancelReason() {}

    private static List<Header> reason(String value) {
        return List.of(SipElements.header("Reason", value));
    }
}
