package io.sipwright.scenarios.phone.scripted;

import io.sipwright.scenarios.network.UdpNetwork;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Starts the scripted browser, which needs only Java. */
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

    @Override
    public boolean showsMedia() {
        return true;
    }

    /** Starts it in this process; the folder stays empty. */
    @Override
    public Browser start(Path workFolder) {
        return new ScriptedBrowser(Clock.systemUTC(), UdpNetwork.DIRECT);
    }

    /**
     * Removes the bindings that vanished phones of a user left at the registrar: REGISTER with {@code Contact: *} (RFC
     * 3261 §10.2.2).
     *
     * @return whether the registrar accepted it in time
     */
    public static boolean removeBindings(SipAccount line, Duration within) {
        return ScriptedBrowser.removeBindings(line, within);
    }
}
