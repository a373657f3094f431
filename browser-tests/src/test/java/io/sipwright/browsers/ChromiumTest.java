package io.sipwright.browsers;

import io.sipwright.scenarios.browser.BrowserFactory;

class ChromiumTest extends RealBrowserTests {
    @Override
    BrowserFactory factory() {
        return new ChromiumFactory();
    }
}
