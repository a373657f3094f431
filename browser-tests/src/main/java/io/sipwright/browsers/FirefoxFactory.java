package io.sipwright.browsers;

import io.sipwright.browsers.driver.BrowserSession;
import io.sipwright.browsers.driver.FirefoxLauncher;
import io.sipwright.browsers.driver.SearchPath;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.BrowserMissing;
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
    public Browser start(Path workFolder) throws BrowserMissing {
        BrowserSession session = grid.isPresent()
                ? FirefoxLauncher.startOn(grid.get())
                : new FirefoxLauncher(programs).start(workFolder);
        return Pages.behind(name(), session);
    }
}
