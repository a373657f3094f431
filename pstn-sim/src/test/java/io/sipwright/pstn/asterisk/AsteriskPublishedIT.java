package io.sipwright.pstn.asterisk;

/** Real Asterisk keeps the contract behind published ports too. */
class AsteriskPublishedIT extends AsteriskIT {
    @Override
    protected String network() {
        return "published";
    }
}
