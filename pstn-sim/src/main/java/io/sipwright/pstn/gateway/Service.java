package io.sipwright.pstn.gateway;

/** What a number of the telephone network does when it is called. Every gateway offers the same. */
public enum Service {
    /** Answers and sends back what it hears. */
    ECHO("9001"),
    /** Answers and speaks its own signature; listens. */
    SIGNATURE("9002"),
    /** Speaks its signature in early media (183 with SDP), answers after 3 s, goes on speaking. */
    EARLY_MEDIA("9003"),
    /** 486 Busy Here. */
    BUSY("9004"),
    /** Rings (180) and never answers. */
    NO_ANSWER("9005"),
    /** Answers, speaks its signature and hangs up after 3 s. */
    HANG_UP("9006"),
    /** Answers and collects DTMF digits; speaks its signature. */
    DTMF("9007"),
    /** Answers, hangs up at once, then calls the caller back. For people at the phone page. */
    CALL_BACK("9008");

    private final String number;

    Service(String number) {
        this.number = number;
    }

    /** The number to dial where the target file names no other. */
    public String number() {
        return number;
    }
}
