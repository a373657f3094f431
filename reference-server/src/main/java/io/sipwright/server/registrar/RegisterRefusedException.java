package io.sipwright.server.registrar;

import java.util.List;
import javax.sip.header.Header;

/** A REGISTER that must fail. Carries the SIP status to send (RFC 3261 §10.3). */
public final class RegisterRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Header> headers;

    RegisterRefusedException(int status, String reason, List<Header> headers) {
        super(reason);
        this.status = status;
        this.headers = List.copyOf(headers);
    }

    RegisterRefusedException(int status, String reason) {
        this(status, reason, List.of());
    }

    public int status() {
        return status;
    }

    /** Further headers of the response. */
    List<Header> headers() {
        return headers;
    }
}
