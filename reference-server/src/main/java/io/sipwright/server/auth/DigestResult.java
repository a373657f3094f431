package io.sipwright.server.auth;

import java.util.List;
import javax.sip.header.Header;

/** The result of checking a request's credentials. */
public sealed interface DigestResult {
    /** The request comes from this user. */
    record Authenticated(String user) implements DigestResult {}

    /** The request must be sent again with an answer to these headers. */
    record Challenged(List<Header> challenges) implements DigestResult {}

    /**
     * The credentials are not accepted, right or wrong.
     *
     * @param headers further headers of the response
     */
    record Refused(int status, String reason, List<Header> headers) implements DigestResult {
        public Refused {
            headers = List.copyOf(headers);
        }
    }
}
