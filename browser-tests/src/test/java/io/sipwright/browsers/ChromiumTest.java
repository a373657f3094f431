package io.sipwright.browsers;

import io.sipwright.scenarios.phone.BrowserFactory;

@NeedsBrowser("chromium")
class ChromiumTest extends RealBrowserTests {
    @Override
    BrowserFactory factory() {
        return new ChromiumFactory();
    }
}
