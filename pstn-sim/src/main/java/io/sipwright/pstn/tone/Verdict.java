package io.sipwright.pstn.tone;

/** The verdict of a listener on one expected speaker. */
public enum Verdict {
    /** The expected voice, live and without gaps. */
    HEARD,
    /** Nothing above -45 dB of full scale in the voice's band. */
    SILENT,
    /** The listener's own voice came back instead. */
    ECHO_OF_SELF,
    /** A third party's voice came instead: crossed media. */
    SOMEONE_ELSE,
    /** Something was heard, but not a complete voice: gaps, a cut, a mixture, or noise. */
    BROKEN
}
