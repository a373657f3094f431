package io.sipwright.server.auth;

/** Who challenges: a registrar with 401, a proxy with 407 (RFC 3261 §22.1, §22.3). */
public enum Challenger {
    REGISTRAR(401, "Unauthorized", "WWW-Authenticate", "Authorization"),
    PROXY(407, "Proxy Authentication Required", "Proxy-Authenticate", "Proxy-Authorization");

    private final int status;
    private final String reason;
    private final String challengeHeader;
    private final String answerHeader;

    Challenger(int status, String reason, String challengeHeader, String answerHeader) {
        this.status = status;
        this.reason = reason;
        this.challengeHeader = challengeHeader;
        this.answerHeader = answerHeader;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public String challengeHeader() {
        return challengeHeader;
    }

    /** The header in which the client answers. */
    public String answerHeader() {
        return answerHeader;
    }
}
