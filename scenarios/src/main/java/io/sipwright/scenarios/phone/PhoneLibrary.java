package io.sipwright.scenarios.phone;

/** Which SIP library the phone page runs. The scripted browser speaks like JsSIP whatever is asked. */
public enum PhoneLibrary {
    JSSIP,
    SIPJS
}
