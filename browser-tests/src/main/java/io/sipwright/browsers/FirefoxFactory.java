package io.sipwright.browsers;

import io.sipwright.browsers.driver.BrowserSession;
import io.sipwright.browsers.driver.BrowserSite;
import io.sipwright.browsers.driver.FirefoxLauncher;
import io.sipwright.browsers.driver.SearchPath;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.BrowserMissingException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Starts Firefox, with a sound device of its own. */
public final class FirefoxFactory implements BrowserFactory {
    private final SearchPath programs;
    private final Optional<URI> grid;

    public FirefoxFactory() {
        this(SearchPath.ofEnvironment(), Optional.empty());
    }

    /**
     * @param programs where firefox-esr or firefox, geckodriver and pulseaudio are looked for
     * @param grid a Selenium server that starts the browser; it must reach the loopback address of this machine
     */
    public FirefoxFactory(SearchPath programs, Optional<URI> grid) {
        this.programs = programs;
        this.grid = grid;
    }

    @Override
    public String name() {
        return "firefox";
    }

    @Override
    public Browser start(Path workFolder) throws BrowserMissingException {
        if (grid.isPresent()) {
            return Pages.of(name(), FirefoxLauncher.startOn(grid.get()), BrowserSite.HERE, site -> {
                throw new BrowserMissingException("a browser that a Selenium server starts cannot be put behind a NAT");
            });
        }
        return start(workFolder, BrowserSite.HERE);
    }

    private Browser start(Path workFolder, BrowserSite site) throws BrowserMissingException {
        BrowserSession session = new FirefoxLauncher(programs).start(workFolder, site);
        return Pages.of(name(), session, site, other -> start(workFolder, other));
    }
}
