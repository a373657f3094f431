package io.sipwright.browsers;

import io.sipwright.scenarios.phone.BrowserFactory;

@NeedsBrowser("firefox")
class FirefoxTest extends RealBrowserTests {
    @Override
    BrowserFactory factory() {
        return new FirefoxFactory();
    }
}
