package io.sipwright.browsers;

import io.sipwright.scenarios.phone.BrowserFactory;

class FirefoxTest extends RealBrowserTests {
    @Override
    BrowserFactory factory() {
        return new FirefoxFactory();
    }
}
