package io.sipwright.browsers;

import io.sipwright.browsers.driver.BrowserSession;
import io.sipwright.browsers.driver.BrowserSite;
import io.sipwright.browsers.page.PageServer;
import io.sipwright.browsers.phone.DrivenBrowser;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserException;
import java.io.IOException;

/** Serves phone pages to a browser that was just started. */
final class Pages {
    private Pages() {}

    /**
     * The browser with a server of phone pages.
     *
     * @param site where it runs
     * @param another starts another one elsewhere
     */
    static Browser of(String name, BrowserSession session, BrowserSite site, DrivenBrowser.Start another) {
        try {
            PageServer pages = PageServer.start();
            site.admit(pages.port());
            return new DrivenBrowser(name, session, pages, site.machine(), another);
        } catch (IOException e) {
            session.close();
            throw new BrowserException("the phone page cannot be served: " + e.getMessage(), e);
        }
    }
}
