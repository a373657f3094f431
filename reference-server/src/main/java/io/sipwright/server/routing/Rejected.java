package io.sipwright.server.routing;

import io.sipwright.server.sip.Responses;
import java.util.List;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** A request that the proxy does not forward. Carries the answer that it deserves. */
final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Header> headers;

    Rejected(int status, String reason, List<Header> headers) {
        super(reason);
        this.status = status;
        this.headers = List.copyOf(headers);
    }

    Rejected(int status, String reason) {
        this(status, reason, List.of());
    }

    int status() {
        return status;
    }

    Response to(Request request) {
        Response response = Responses.to(request, status, String.valueOf(getMessage()));
        headers.forEach(response::addHeader);
        return response;
    }
}
