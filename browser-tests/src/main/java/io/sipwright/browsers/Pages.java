package io.sipwright.browsers;

import io.sipwright.browsers.driver.BrowserSession;
import io.sipwright.browsers.page.PageServer;
import io.sipwright.browsers.phone.DrivenBrowser;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserException;
import java.io.IOException;

/** Puts a server of phone pages behind a browser that was just started. */
final class Pages {
    private Pages() {}

    static Browser behind(String name, BrowserSession session) {
        try {
            return new DrivenBrowser(name, session, PageServer.start());
        } catch (IOException e) {
            session.close();
            throw new BrowserException("the phone page cannot be served: " + e.getMessage(), e);
        }
    }
}
