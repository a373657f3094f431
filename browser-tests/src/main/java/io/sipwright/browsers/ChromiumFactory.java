package io.sipwright.browsers;

import io.sipwright.browsers.driver.BrowserSession;
import io.sipwright.browsers.driver.BrowserSite;
import io.sipwright.browsers.driver.ChromiumLauncher;
import io.sipwright.browsers.driver.SearchPath;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.BrowserMissingException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Starts Chromium or Chrome. Selenium Manager may fetch what is not installed only where the environment says
 * {@code SIPWRIGHT_SELENIUM_MANAGER=yes}.
 */
public final class ChromiumFactory implements BrowserFactory {
    private final SearchPath programs;
    private final Optional<URI> grid;

    public ChromiumFactory() {
        this(SearchPath.ofEnvironment(), Optional.empty());
    }

    /**
     * @param programs where chromium and chromedriver are looked for
     * @param grid a Selenium server that starts the browser; it must reach the loopback address of this machine
     */
    public ChromiumFactory(SearchPath programs, Optional<URI> grid) {
        this.programs = programs;
        this.grid = grid;
    }

    @Override
    public String name() {
        return "chromium";
    }

    @Override
    public Browser start(Path workFolder) throws BrowserMissingException {
        if (grid.isPresent()) {
            return Pages.of(name(), ChromiumLauncher.startOn(grid.get()), BrowserSite.HERE, site -> {
                throw new BrowserMissingException("a browser that a Selenium server starts cannot be put behind a NAT");
            });
        }
        return start(workFolder, BrowserSite.HERE);
    }

    private Browser start(Path workFolder, BrowserSite site) throws BrowserMissingException {
        boolean mayDownload = "yes".equals(System.getenv("SIPWRIGHT_SELENIUM_MANAGER"));
        BrowserSession session = new ChromiumLauncher(programs, mayDownload).start(workFolder, site);
        return Pages.of(name(), session, site, other -> start(workFolder, other));
    }
}
