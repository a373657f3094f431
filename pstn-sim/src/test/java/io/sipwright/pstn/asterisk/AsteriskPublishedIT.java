package io.sipwright.pstn.asterisk;

/** Real Asterisk passes the tests with published ports too. */
class AsteriskPublishedIT extends AsteriskIT {
    @Override
    protected String network() {
        return "published";
    }
}
