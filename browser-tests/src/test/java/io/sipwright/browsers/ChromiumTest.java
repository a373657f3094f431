package io.sipwright.browsers;

import io.sipwright.scenarios.phone.BrowserFactory;

class ChromiumTest extends RealBrowserTests {
    @Override
    BrowserFactory factory() {
        return new ChromiumFactory();
    }
}
