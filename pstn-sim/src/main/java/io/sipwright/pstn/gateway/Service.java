package io.sipwright.pstn.gateway;

/** What a number of the gateway does when it is called. Every gateway offers the same services. */
public enum Service {
    /** Answers and echoes the audio. */
    ECHO("9001"),
    /** Answers, sends its own signature and listens. */
    SIGNATURE("9002"),
    /** Sends its signature in early media (183 with SDP), answers after 3 s and goes on sending. */
    EARLY_MEDIA("9003"),
    /** 486 Busy Here. */
    BUSY("9004"),
    /** Rings (180) and never answers. */
    NO_ANSWER("9005"),
    /** Answers, sends its signature and hangs up after 3 s. */
    HANG_UP("9006"),
    /** Answers, collects DTMF digits and sends its signature. */
    DTMF("9007"),
    /** Answers, hangs up at once, then calls the caller back. For users of the phone page. */
    CALL_BACK("9008");

    private final String number;

    Service(String number) {
        this.number = number;
    }

    /** The default number. */
    public String number() {
        return number;
    }
}
