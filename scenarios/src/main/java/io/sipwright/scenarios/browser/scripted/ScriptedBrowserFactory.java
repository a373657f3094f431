package io.sipwright.scenarios.browser.scripted;

import io.sipwright.scenarios.browser.Browser;
import io.sipwright.scenarios.browser.BrowserFactory;
import io.sipwright.scenarios.browser.PhoneLibrary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Starts the scripted browser, which needs nothing but Java and so is never missing. */
public final class ScriptedBrowserFactory implements BrowserFactory {
    static final String NAME = "scripted";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<PhoneLibrary> libraries() {
        return List.of(PhoneLibrary.JSSIP);
    }

    /** Starts it in this process; the folder stays empty. */
    @Override
    public Browser start(Path workFolder) {
        return new ScriptedBrowser(Clock.systemUTC());
    }
}
