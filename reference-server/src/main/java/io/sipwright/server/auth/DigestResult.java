package io.sipwright.server.auth;

import java.util.List;
import javax.sip.header.Header;

/** What a look at the credentials of a request led to. */
public sealed interface DigestResult {
    /** The request comes from this user. */
    record Authenticated(String user) implements DigestResult {}

    /** The request must be sent again with an answer to these headers. */
    record Challenged(List<Header> challenges) implements DigestResult {}

    /**
     * The credentials cannot be taken, right or wrong.
     *
     * @param headers what the response must say besides
     */
    record Refused(int status, String reason, List<Header> headers) implements DigestResult {
        public Refused {
            headers = List.copyOf(headers);
        }
    }
}
