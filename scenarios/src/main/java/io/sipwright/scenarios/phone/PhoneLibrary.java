package io.sipwright.scenarios.phone;

/** The SIP library of the phone page. The scripted browser always behaves like JsSIP. */
public enum PhoneLibrary {
    JSSIP,
    SIPJS
}
