package io.sipwright.pstn.tone;

/** What a listener's ear says about one expected speaker. */
public enum Verdict {
    /** The expected voice, live and without holes. */
    HEARD,
    /** Nothing above -45 dB of full scale in the voice's band. */
    SILENT,
    /** The listener's own voice came back instead. */
    ECHO_OF_SELF,
    /** A third party's voice came instead: crossed media. */
    SOMEONE_ELSE,
    /** Something was heard, but it is no whole voice: holes, a cut, a mixture, or noise. */
    BROKEN
}
